using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Fixes;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules;
using KohyaPrep.Imaging.Preparations;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>check</c>: every rule on a recipe and its dataset, on a folder of pictures, or on a trainer's training file.</summary>
internal static class CheckCommand
{
    private const string Description = """
        Says what is wrong with a recipe and its dataset, with a folder of pictures, or with a training file for sd-scripts. Changes nothing
        without --fix.

        A finding that you accept is suppressed by `# kohyaprep: ignore CODE because …` at its line or alone above it, in recipes and trainer files, or
        by `CODE: reason` below `suppress:` in a recipe. What is suppressed is left out and counted; --fail-on ignores it, even an error that the
        training will die of.

        --fix mends what can be mended for certain, or with codes the findings of those rules: names, encodings, EXIF rotation, duplicates, caption
        texts. Each original is kept in the folder's history, and --undo brings the last fix back byte for byte.

        Examples:
          kohyaprep check punks.yaml
          kohyaprep check pictures --fix --dry-run
          kohyaprep check pictures --fix=IMG007,SET003 --background #ffffff
          kohyaprep check pictures --undo
          kohyaprep check pictures --captions captions --fail-on warning
          kohyaprep check pictures --manifest pictures.jsonl
          kohyaprep check training.toml --script sdxl_train_network --dataset-config dataset.toml --gpu T4
          kohyaprep check punks.yaml --sarif > kohyaprep.sarif
          kohyaprep check punks.yaml --json | jq '.[] | select(.severity == "error")'
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> subject = new("RECIPE|FOLDER|FILE.toml") { Description = "A recipe, a folder of pictures with their captions, or a trainer's training file." };
        Option<string[]> set = new RecipeArguments().Set;
        Option<string?> captions = new("--captions") { Description = "For a folder: where the captions lie, when not beside the pictures.", HelpName = "DIR" };
        Option<string> extension = new("--caption-extension") { Description = "For a folder: the extension of captions.", DefaultValueFactory = _ => ".txt", HelpName = ".EXT" };
        Option<bool> recursive = new("--recursive") { Description = "For a folder: folders below count too." };
        Option<string?> manifest = new("--manifest")
        {
            Description = "For a folder: a file that keeps what was measured, so that the next check decodes only what changed; made when missing. Of a recipe it lies in the output folder.",
            HelpName = "FILE",
        };
        Option<bool> rehash = PrepareCommand.RehashOption();
        TrainerFileArguments trainerFile = new();
        FindingArguments output = new();
        FixArguments fixes = new();
        Command command = new("check", Description) { subject, set, captions, extension, recursive, manifest, rehash };
        trainerFile.AddTo(command, asksForGpu: true);
        output.AddTo(command);
        fixes.AddTo(command);
        command.SetAction((parse, cancellation) =>
        {
            string path = parse.GetValue(subject)!;
            bool isFolder = Directory.Exists(path);
            if (!isFolder && ForeignConfigReader.IsTrainerFile(path, trainerFile.FormOf(parse)))
            {
                return Task.FromResult(fixes.Fixes(parse) || fixes.Undoes(parse)
                    ? throw new KohyaPrepException($"{path}: --fix and --undo work on a folder of pictures or a recipe, not on a trainer's file.")
                    : (int)output.Write(terminal, parse, TrainerFileChecks.Run(trainerFile.Read(parse, path, terminal, cancellation), trainerFile.GpuOf(parse))));
            }

            RecipeReading? recipe = isFolder ? null : RecipeReader.Read(path, parse.GetValue(set) ?? []);
            string? apart = parse.GetValue(captions);
            DatasetSection? section = isFolder
                ? new(Path.GetFullPath(path), apart is null ? null : Path.GetFullPath(apart), parse.GetValue(extension)!, null, parse.GetValue(recursive), 1, "")
                : recipe!.Recipe?.Dataset;
            if (section is not null && fixes.Undoes(parse))
                return Task.FromResult((int)fixes.Undo(terminal, parse, section.Images, cancellation));
            string? kept = isFolder ? parse.GetValue(manifest) : null;
            DatasetReading how = recipe?.Recipe is { } read ? Preparation.Known(read) : kept is null ? DatasetReading.Whole : Preparation.Known(kept);
            how = how with { TrustsTimes = !parse.GetValue(rehash) };
            (Dataset? dataset, FindingReport report) = isFolder ? OfFolder(terminal, section!, how, cancellation) : OfRecipe(terminal, recipe!, how, cancellation);
            if (dataset is not null)
                ManifestText.Used(terminal, how.Known, dataset);
            if (kept is not null)
                Preparation.WriteManifest(kept, dataset!);
            if (dataset is not null && fixes.Fixes(parse))
                return Task.FromResult((int)fixes.Fix(terminal, parse, dataset, section!, report, output.IsJson(parse), cancellation));
            ExitCode code = output.Write(terminal, parse, report, dataset is null ? null : finding => CaptionFileEdits.Of(dataset, section!, finding));
            if (section is not null)
                FixArguments.Hint(terminal, section, report);
            return Task.FromResult((int)code);
        });
        return command;
    }

    private static (Dataset? Dataset, FindingReport Report) OfRecipe(Terminal terminal, RecipeReading reading, DatasetReading how, CancellationToken cancellation)
    {
        if (reading.Recipe is null)
            return (null, SuppressionChecks.Run(reading.Findings, reading.Suppressions));
        PreparationPlan plan = ProgressBar.Run(terminal, "reading pictures", progress => Preparation.Plan(reading, ShownPath.Of, false, progress, cancellation, how));
        return (plan.Dataset, SuppressionChecks.Run(plan.Findings, reading.Suppressions));
    }

    private static (Dataset Dataset, FindingReport Report) OfFolder(Terminal terminal, DatasetSection section, DatasetReading how, CancellationToken cancellation)
    {
        Dataset dataset = ProgressBar.Run(terminal, "reading pictures", progress => DatasetReader.Read(section, ShownPath.Of, progress, cancellation, how));
        return (dataset, FindingReport.Of(DatasetChecks.Run(dataset, new DatasetUse { CaptionExtension = section.CaptionExtension })));
    }
}
