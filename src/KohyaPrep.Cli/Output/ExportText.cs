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
        var folders = files.GroupBy(file => Path.GetDirectoryName(file.Path)!).OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (IGrouping<string, ExportFile> folder in folders)
        {
            if (folder.Key.Length > 0)
            {
                string names = $"from {Path.GetFileName(folder.First().Path)} to {Path.GetFileName(folder.Last().Path)}";
                terminal.Results.WriteLine($"  {folder.Key}/ {Amount.Of(folder.Count(), "file")}, {names}");
            }
            else
            {
                terminal.Results.WriteLine($"  {string.Join(", ", folder.Select(file => file.Path))}");
            }
        }
    }

    /// <summary>What the export is given to, with the options that name its parts.</summary>
    public static void Next(Terminal terminal, PreparationPlan plan, ExportForm form, string target)
    {
        // What a zip file is unpacked to.
        bool isZip = Path.GetExtension(target).Equals(".zip", StringComparison.OrdinalIgnoreCase);
        string shown = isZip ? Path.GetFileNameWithoutExtension(target) : ShownPath.Of(target);
        string script = plan.Files!.Script.Name, captions = $"--caption_extension {plan.Recipe.Dataset.CaptionExtension}";
        terminal.Results.WriteLine("  " + (form, plan.Files.Script.Form) switch
        {
            (ExportForm.ControlNet, _) => "for lllyasviel's ControlNet: the folder that its tutorial_dataset.py opens prompt.json in",
            (ExportForm.ImageFolder, _) when plan.Set!.HasEdgeMaps =>
                $"for diffusers: train_controlnet.py --train_data_dir {At("")} --image_column image --caption_column text "
                + "--conditioning_image_column conditioning_image",
            (ExportForm.ImageFolder, _) => $"for diffusers: train_text_to_image_lora.py --train_data_dir {At("")} --image_column image --caption_column text",
            (_, SubsetForm.ControlPairs) => $"for {script}.py: --train_data_dir {At("/images")} --conditioning_data_dir {At("/conditioning")} {captions}",
            (_, SubsetForm.Metadata) => $"for {script}.py: --train_data_dir {At("/images")} --in_json {At("/metadata.json")}",
            _ when plan.Set!.Regularization.Count > 0 => $"for {script}.py: --train_data_dir {At("/img")} --reg_data_dir {At("/reg")} {captions}",
            _ => $"for {script}.py: --train_data_dir {At("")} {captions}",
        });

        string At(string part) => ShellLine.Quote(shown + part);
    }
}
