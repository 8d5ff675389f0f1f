using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules;
using KohyaPrep.Imaging.Preparations;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>check</c>: every rule on a recipe and its dataset, or on a folder of pictures.</summary>
internal static class CheckCommand
{
    private const string Description = """
        Says what is wrong with a recipe and its dataset, or with a folder of pictures. Changes nothing.

        Examples:
          kohyaprep check punks.yaml
          kohyaprep check pictures --captions captions --fail-on warning
          kohyaprep check punks.yaml --json | jq '.[] | select(.severity == "error")'
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> subject = new("RECIPE|FOLDER") { Description = "A recipe, or a folder of pictures with their captions." };
        Option<string[]> set = new RecipeArguments().Set;
        Option<string?> captions = new("--captions") { Description = "For a folder: where the captions lie, when not beside the pictures.", HelpName = "DIR" };
        Option<string> extension = new("--caption-extension") { Description = "For a folder: the extension of captions.", DefaultValueFactory = _ => ".txt", HelpName = ".EXT" };
        Option<bool> recursive = new("--recursive") { Description = "For a folder: folders below count too." };
        Option<bool> json = new("--json") { Description = "Print the findings as one JSON array (its form is in docs/rules.md)." };
        Option<bool> all = new("--all") { Description = "Print every finding, however many there are of one rule." };
        Option<string> failOn = FailOn.Option();
        Command command = new("check", Description) { subject, set, captions, extension, recursive, json, all, failOn };
        command.SetAction((parse, cancellation) =>
        {
            string path = parse.GetValue(subject)!;
            IReadOnlyList<Finding> findings = Directory.Exists(path)
                ? OfFolder(terminal, path, parse.GetValue(captions), parse.GetValue(extension)!, parse.GetValue(recursive), cancellation)
                : OfRecipe(terminal, path, parse.GetValue(set) ?? [], cancellation);
            if (parse.GetValue(json))
                FindingJson.WriteArray(terminal.Results, findings);
            else if (findings.Count == 0)
                terminal.Results.WriteLine("Nothing is wrong.");
            else
                FindingText.Write(terminal.Results, findings, parse.GetValue(all));
            return Task.FromResult((int)FailOn.CodeFor(parse.GetValue(failOn)!, findings));
        });
        return command;
    }

    private static IReadOnlyList<Finding> OfRecipe(Terminal terminal, string path, string[] set, CancellationToken cancellation)
    {
        RecipeReading reading = RecipeReader.Read(path, set);
        return reading.Recipe is null
            ? reading.Findings
            : ProgressBar.Run(terminal, "reading pictures", progress => Preparation.Plan(reading, ShownPath.Of, false, progress, cancellation)).Findings;
    }

    private static IReadOnlyList<Finding> OfFolder(
        Terminal terminal, string path, string? captions, string extension, bool recursive, CancellationToken cancellation)
    {
        DatasetSection section = new(Path.GetFullPath(path), captions is null ? null : Path.GetFullPath(captions), extension, null, recursive, 1, "");
        Dataset dataset = ProgressBar.Run(terminal, "reading pictures", progress => DatasetReader.Read(section, ShownPath.Of, progress, cancellation));
        return DatasetChecks.Run(dataset, new DatasetUse { CaptionExtension = extension });
    }
}
