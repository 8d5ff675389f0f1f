using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Exports;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Imaging.Preparations;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>export</c>: a recipe's training set as other trainers take it.</summary>
internal static class ExportCommand
{
    private const string Description = """
        Prepares a recipe's training set and writes it as another trainer takes it, into a folder or a zip file:
          kohya        folders for sd-scripts' own options: N_words with captions; conditioning beside images for ControlNet
          controlnet   prompt.json with source and target, as lllyasviel's ControlNet reads it
          imagefolder  metadata.jsonl, as diffusers' scripts and Hugging Face datasets read it
          civitai      a zip for CivitAI's trainer, and a sheet of the settings to enter there (as `train --on civitai`)

        Examples:
          kohyaprep export punks.yaml --to imagefolder --out punks-hf
          kohyaprep export canny.yaml --to controlnet --out canny.zip
          kohyaprep export punks.yaml --to civitai --out punks-civitai --dry-run

        What each holds: docs/export.md.
        """;

    private static readonly Dictionary<string, ExportForm?> Forms = new(StringComparer.Ordinal)
    {
        ["kohya"] = ExportForm.Kohya,
        ["controlnet"] = ExportForm.ControlNet,
        ["imagefolder"] = ExportForm.ImageFolder,
        ["civitai"] = null,
    };

    public static Command Create(Terminal terminal)
    {
        RecipeArguments recipe = new();
        Option<string> to = new("--to") { Description = "What to write it as.", Required = true, HelpName = "FORM" };
        to.AcceptOnlyFromAmong([.. Forms.Keys]);
        Option<string> output = new("--out") { Description = "The folder to write to, or a file that ends in .zip.", Required = true, HelpName = "DIR|ZIP" };
        Option<bool> dryRun = new("--dry-run") { Description = "Print what would be written; write nothing." };
        Option<bool> force = new("--force") { Description = "Replace files that were edited by hand, or that something else wrote." };
        Command command = new("export", Description) { to, output, dryRun, force };
        recipe.AddTo(command);
        command.SetAction((parse, cancellation) =>
        {
            ExportForm? form = Forms[parse.GetValue(to)!];
            (PreparationPlan? plan, IReadOnlyList<Finding> findings) = recipe.Plan(parse, terminal, cancellation, false, form is null ? ["launch.place=civitai"] : []);
            if (findings.Count > 0)
                FindingText.Write(terminal.Results, findings);
            if (plan?.Files is null || plan.HasErrors)
            {
                terminal.Say("kohyaprep: nothing was written.");
                return Task.FromResult((int)ExitCode.Findings);
            }

            string target = Path.GetFullPath(parse.GetValue(output)!);
            RefuseMixedPlaces(plan, target);
            bool isDry = parse.GetValue(dryRun), isForced = parse.GetValue(force);
            return Task.FromResult((int)(form is { } asked
                ? Write(terminal, plan, asked, target, isDry, isForced, cancellation)
                : WriteForCivitAi(terminal, plan, target, isDry, isForced, cancellation)));
        });
        return command;
    }

    private static ExitCode Write(Terminal terminal, PreparationPlan plan, ExportForm form, string target, bool dryRun, bool force, CancellationToken cancellation)
    {
        IReadOnlyList<ExportFile> files = ExportLayout.Of(form, plan.Recipe, plan.Set!, plan.Files!.Script);
        if (dryRun)
        {
            ExportText.Plan(terminal, files, target);
            return ExitCode.Done;
        }

        ProgressBar.Run(terminal, "writing the training set", progress => Preparation.Write(plan, force, progress, cancellation));
        ExportWriter writer = new(plan.Recipe.Output, files);
        if (IsZip(target))
        {
            long bytes = ProgressBar.Run(terminal, "packing", progress => writer.WriteZip(target, force, progress, cancellation));
            terminal.Results.WriteLine(terminal.Bold($"{ShownPath.Of(target)}: {Amount.Of(files.Count, "file")}, {Amount.Bytes(bytes)}"));
        }
        else
        {
            OutputResult result = ProgressBar.Run(terminal, "copying", progress => writer.WriteFolder(target, force, progress, cancellation));
            terminal.Results.WriteLine(terminal.Bold($"{ShownPath.Of(target)}: {Amount.Of(files.Count, "file")}, {result.Written} new or changed, {result.Removed} removed"));
            foreach (string stranger in result.Strangers.Take(3))
                terminal.Say($"kohyaprep: {ShownPath.Of(Path.Combine(target, stranger))} was not written by kohyaprep, and a trainer may read it.");
        }

        ExportText.Next(terminal, plan, form, target);
        return ExitCode.Done;
    }

    private static ExitCode WriteForCivitAi(Terminal terminal, PreparationPlan plan, string target, bool dryRun, bool force, CancellationToken cancellation) =>
        IsZip(target)
            ? throw new KohyaPrepException(
                $"{ShownPath.Of(target)}: for CivitAI there is a folder, with dataset.zip to drop into the page and settings.html to enter there. Name a folder.")
            : BundleArguments.Write(terminal, plan, target, dryRun, force, cancellation);

    private static bool IsZip(string target) => Path.GetExtension(target).Equals(".zip", StringComparison.OrdinalIgnoreCase) && !Directory.Exists(target);

    private static void RefuseMixedPlaces(PreparationPlan plan, string target)
    {
        Core.Recipes.DatasetSection dataset = plan.Recipe.Dataset;
        string?[] sources = [plan.Recipe.Output, dataset.Images, dataset.Captions, dataset.EdgeMaps, dataset.Regularization?.Images];
        string[] taken = [.. sources.OfType<string>()];
        if (taken.FirstOrDefault(folder => FolderPlace.IsInside(target, folder) || FolderPlace.IsInside(folder, target)) is { } other)
            throw new KohyaPrepException($"{ShownPath.Of(target)}: it lies in {ShownPath.Of(other)}, or around it. Choose an --out beside it.");
    }
}
