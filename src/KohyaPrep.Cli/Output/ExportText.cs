using KohyaPrep.Core.Exports;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Cli.Output;

/// <summary>What an export is, and what takes it.</summary>
internal static class ExportText
{
    public static void Plan(Terminal terminal, IReadOnlyList<ExportFile> files, string target)
    {
        terminal.Results.WriteLine(terminal.Bold($"{ShownPath.Of(target)}: {Amount.Of(files.Count, "file")}"));
        foreach (IGrouping<string, ExportFile> folder in files.GroupBy(file => Path.GetDirectoryName(file.Path)!).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            if (folder.Key.Length > 0)
                terminal.Results.WriteLine($"  {folder.Key}/ {Amount.Of(folder.Count(), "file")}, from {Path.GetFileName(folder.First().Path)} to {Path.GetFileName(folder.Last().Path)}");
            else
                terminal.Results.WriteLine($"  {string.Join(", ", folder.Select(file => file.Path))}");
        }
    }

    public static void Next(Terminal terminal, PreparationPlan plan, ExportForm form, string target)
    {
        // What a zip file is unpacked to.
        string shown = Path.GetExtension(target).Equals(".zip", StringComparison.OrdinalIgnoreCase) ? Path.GetFileNameWithoutExtension(target) : ShownPath.Of(target);
        string place = ShellLine.Quote(shown);
        terminal.Results.WriteLine("  " + (form, plan.Files!.Script.Form) switch
        {
            (ExportForm.ControlNet, _) => "for lllyasviel's ControlNet: the folder that its tutorial_dataset.py opens prompt.json in",
            (ExportForm.ImageFolder, _) when plan.Set!.HasEdgeMaps =>
                $"for diffusers: train_controlnet.py --train_data_dir {place} --image_column image --caption_column text --conditioning_image_column conditioning_image",
            (ExportForm.ImageFolder, _) => $"for diffusers: train_text_to_image_lora.py --train_data_dir {place} --image_column image --caption_column text",
            (_, SubsetForm.ControlPairs) => $"for {plan.Files.Script.Name}.py: --train_data_dir {ShellLine.Quote(shown + "/images")} --conditioning_data_dir {ShellLine.Quote(shown + "/conditioning")} --caption_extension {plan.Recipe.Dataset.CaptionExtension}",
            (_, SubsetForm.Metadata) => $"for {plan.Files.Script.Name}.py: --train_data_dir {ShellLine.Quote(shown + "/images")} --in_json {ShellLine.Quote(shown + "/metadata.json")}",
            _ when plan.Set!.Regularization.Count > 0 =>
                $"for {plan.Files.Script.Name}.py: --train_data_dir {ShellLine.Quote(shown + "/img")} --reg_data_dir {ShellLine.Quote(shown + "/reg")} --caption_extension {plan.Recipe.Dataset.CaptionExtension}",
            _ => $"for {plan.Files.Script.Name}.py: --train_data_dir {place} --caption_extension {plan.Recipe.Dataset.CaptionExtension}",
        });
    }
}
