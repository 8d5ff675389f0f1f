using System.Globalization;
using KohyaPrep.Core;
using KohyaPrep.Core.Changes;

namespace KohyaPrep.Cli.Output;

/// <summary>The history of a folder, for people.</summary>
internal static class HistoryText
{
    /// <summary>Such as <c>check --fix of 2026-11-28 15:02, 12 files</c>.</summary>
    public static string Title(ChangeEntry entry) => string.Create(
        CultureInfo.InvariantCulture, $"{entry.Command} of {entry.When:yyyy-MM-dd HH:mm}, {Amount.Of(entry.Steps.Count, "file")}");

    /// <summary>One change of a file on one line.</summary>
    public static string LineOf(FileChange change) => change switch
    {
        FileMove move => $"{move.Path} → {move.To}",
        FileRemoval removal => $"{removal.Path}: goes",
        _ => $"{change.Path}: as it was",
    };

    /// <summary>A line for each entry, oldest first.</summary>
    public static void Write(Terminal terminal, IReadOnlyList<ChangeEntry> entries)
    {
        HashSet<int> undone = [.. entries.Select(entry => entry.Undoes).OfType<int>()];
        foreach (ChangeEntry entry in entries)
        {
            string what = entry.Undoes is { } number ? $"takes number {number} back" : undone.Contains(entry.Number) ? "taken back since" : "";
            terminal.Results.WriteLine($"{entry.Number,4}  {Title(entry)}{(what.Length > 0 ? $", {what}" : "")}");
        }

        if (entries.Count == 0)
            terminal.Say("kohyaprep: nothing was changed there yet.");
    }

    public static void WriteJson(TextWriter writer, IReadOnlyList<ChangeEntry> entries) => writer.Write(JsonText.Of(json =>
    {
        HashSet<int> undone = [.. entries.Select(entry => entry.Undoes).OfType<int>()];
        json.WriteStartArray();
        foreach (ChangeEntry entry in entries)
        {
            json.WriteStartObject();
            json.WriteNumber("number", entry.Number);
            json.WriteString("when", entry.When.ToString("O", CultureInfo.InvariantCulture));
            json.WriteString("command", entry.Command);
            if (entry.Undoes is { } number)
                json.WriteNumber("undoes", number);
            else
                json.WriteNull("undoes");
            json.WriteBoolean("undone", undone.Contains(entry.Number));
            json.WriteTexts("files", entry.Steps.Select(step => step.Path));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }));
}
