using System.Globalization;
using KohyaPrep.Core.Forms;
using KohyaPrep.Core.Models;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Cli.Output;

/// <summary>A model's header for people.</summary>
internal static class LoraText
{
    private const int Indent = 14;

    /// <param name="tags">How many to show.</param>
    public static void Write(Terminal terminal, string shown, SafetensorsHeader header, LoraCard card, TrainerSettings? settings, string? trouble, int tags)
    {
        string kind = card.Ranks.Count > 0 ? $"a LoRA of rank {string.Join(", ", card.Ranks.Take(3))}{(card.Family is null ? "" : $" for {card.Family}")}" : card.Family is null ? "a model" : $"a model of {card.Family}";
        terminal.Results.WriteLine($"{terminal.Bold(Path.GetFileName(shown))}: {kind}, {Amount.Of(header.Tensors.Count, "tensor")}, {Amount.Bytes(header.FileLength)}");
        if (trouble is not null)
            terminal.Results.WriteLine($"  {trouble}: it is not whole.");
        Line("base model", card.BaseModel is null ? null : card.BaseHash is { } hash ? $"{card.BaseModel} (sha256 {hash[..Math.Min(12, hash.Length)]}…)" : card.BaseModel);
        Line("trained", Trained(card));
        Line("trainer", card.TrainerCommit is { } commit ? $"sd-scripts {commit[..Math.Min(10, commit.Length)]}{(settings?.Script is { } script ? $", {script}.py" : "")}" : settings?.Script is { } only ? $"{only}.py" : null);
        Line("pictures", card.Pictures is { } pictures ? $"{Number(pictures)}{(card.RegularisationPictures is > 0 and { } more ? $" and {Number(more)} for regularisation" : "")} an epoch, repeats included" : null);
        for (int i = 0; i < card.Folders.Count; i++)
        {
            LoraFolder folder = card.Folders[i];
            Line(i == 0 ? "folders" : "", $"{folder.Name}: {(folder.Pictures is { } count ? Amount.Of((int)count, "picture") : "pictures")}{(folder.Repeats is { } repeats ? $", {Number(repeats)}× each" : "")}{(folder.IsRegularisation ? ", for regularisation" : "")}");
        }

        Line("comment", card.Comment);
        if (card.Tags.Count > 0 && tags > 0)
            Line("tags", string.Join(", ", card.Tags.Take(tags).Select(tag => $"{tag.Key} {Number(tag.Value)}")) + (card.Tags.Count > tags ? $", and {card.Tags.Count - tags} more" : ""));
        if (settings is null)
        {
            terminal.Results.WriteLine("  It has no ss_* keys: nothing in it says how it was trained.");
            return;
        }

        terminal.Results.WriteLine();
        int widest = settings.Training.Select(setting => setting.Name.Length).DefaultIfEmpty(0).Max();
        foreach (FormSetting setting in settings.Training.OrderBy(setting => setting.Name, StringComparer.Ordinal))
            terminal.Results.WriteLine($"  {setting.Name.PadRight(widest)}  {ConfigNodeText.Of(setting.Value)}");

        void Line(string title, string? text)
        {
            if (text is not null)
                terminal.Results.WriteLine($"  {terminal.Faint(title.PadRight(Indent - 4))}  {TextColumns.Wrap(text, Indent, TextColumns.Width)}");
        }
    }

    private static string? Trained(LoraCard card)
    {
        List<string> parts = [];
        if (card.Epoch is { } epoch)
            parts.Add($"epoch {Number(epoch)}{(card.Epochs is { } epochs ? $" of {Number(epochs)}" : "")}");
        if (card.Step is { } step)
            parts.Add($"step {Number(step)}{(card.Steps is { } steps ? $" of {Number(steps)}" : "")}");
        if (card is { Started: { } started, Finished: { } finished } && finished > started)
            parts.Add($"in {Duration.Of(finished - started)}");
        if ((card.Finished ?? card.Started) is { } day)
            parts.Add(day.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return parts.Count == 0 ? null : string.Join(", ", parts);
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
