using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules;
using KohyaPrep.Imaging.Preparations;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>check</c>: every rule on a recipe and its dataset, on a folder of pictures, or on a trainer's training file.</summary>
internal static class CheckCommand
{
    private const string Description = """
        Says what is wrong with a recipe and its dataset, with a folder of pictures, or with a training file for sd-scripts. Changes nothing.

        A finding that you accept is suppressed by `# kohyaprep: ignore CODE because …` at its line or alone above it, in recipes and trainer files, or
        by `CODE: reason` below `suppress:` in a recipe. What is suppressed is left out and counted; --fail-on ignores it, even an error that the
        training will die of.

        Examples:
          kohyaprep check punks.yaml
          kohyaprep check pictures --captions captions --fail-on warning
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
        TrainerFileArguments trainerFile = new();
        FindingArguments output = new();
        Command command = new("check", Description) { subject, set, captions, extension, recursive };
        trainerFile.AddTo(command, asksForGpu: true);
        output.AddTo(command);
        command.SetAction((parse, cancellation) =>
        {
            string path = parse.GetValue(subject)!;
            FindingReport report = Directory.Exists(path)
                ? OfFolder(terminal, path, parse.GetValue(captions), parse.GetValue(extension)!, parse.GetValue(recursive), cancellation)
                : ForeignConfigReader.IsTrainerFile(path, trainerFile.FormOf(parse))
                    ? TrainerFileChecks.Run(trainerFile.Read(parse, path, terminal, cancellation), trainerFile.GpuOf(parse))
                    : OfRecipe(terminal, path, parse.GetValue(set) ?? [], cancellation);
            return Task.FromResult((int)output.Write(terminal, parse, report));
        });
        return command;
    }

    private static FindingReport OfRecipe(Terminal terminal, string path, string[] set, CancellationToken cancellation)
    {
        RecipeReading reading = RecipeReader.Read(path, set);
        IReadOnlyList<Finding> findings = reading.Recipe is null
            ? reading.Findings
            : ProgressBar.Run(terminal, "reading pictures", progress => Preparation.Plan(reading, ShownPath.Of, false, progress, cancellation)).Findings;
        return SuppressionChecks.Run(findings, reading.Suppressions);
    }

    private static FindingReport OfFolder(
        Terminal terminal, string path, string? captions, string extension, bool recursive, CancellationToken cancellation)
    {
        DatasetSection section = new(Path.GetFullPath(path), captions is null ? null : Path.GetFullPath(captions), extension, null, recursive, 1, "");
        Dataset dataset = ProgressBar.Run(terminal, "reading pictures", progress => DatasetReader.Read(section, ShownPath.Of, progress, cancellation));
        return FindingReport.Of(DatasetChecks.Run(dataset, new DatasetUse { CaptionExtension = extension }));
    }
}
