using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules.Captions;
using KohyaPrep.Imaging.Preparations;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>caption</c>: captions for a folder of pictures, without a recipe.</summary>
internal static class CaptionCommand
{
    private const string Description = """
        Writes captions from a template and from what the pixels say, for pictures that have none. Captions that exist stay.
        Fields: {trigger}, {class}, {name}, {background}, {colors}, {color_count}, {size}. A fragment between commas whose field is
        empty, since nothing is certain, is left out.

        Examples:
          kohyaprep caption pictures --trigger "pixel art portrait" --dry-run
          kohyaprep caption pictures --template "{trigger}, {background} background" --trigger punk
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> folder = new("FOLDER") { Description = "A folder of pictures." };
        Option<string> template = new("--template") { Description = "The caption, with fields in braces.", DefaultValueFactory = _ => "{trigger}, {background} background, {colors}", HelpName = "TEXT" };
        Option<string> trigger = new("--trigger") { Description = "What {trigger} becomes.", DefaultValueFactory = _ => "", HelpName = "WORDS" };
        Option<string> classWords = new("--class") { Description = "What {class} becomes.", DefaultValueFactory = _ => "", HelpName = "WORDS" };
        Option<string?> output = new("--out") { Description = "The folder to write to, when not beside the pictures.", HelpName = "DIR" };
        Option<string> extension = new("--caption-extension") { Description = "The extension of captions.", DefaultValueFactory = _ => ".txt", HelpName = ".EXT" };
        Option<bool> recursive = new("--recursive") { Description = "Folders below count too." };
        Option<bool> overwrite = new("--overwrite") { Description = "Replace captions that exist." };
        Option<bool> dryRun = new("--dry-run") { Description = "Print the captions; write nothing." };
        Command command = new("caption", Description) { folder, template, trigger, classWords, output, extension, recursive, overwrite, dryRun };
        command.Subcommands.Add(CaptionCountCommand.Create(terminal));
        command.SetAction((parse, cancellation) =>
        {
            string text = parse.GetValue(template)!;
            List<Finding> faults = [.. BrokenTemplate.Rule.Check(new TemplateText(text, new Location("--template")))];
            if (faults.Count > 0)
            {
                FindingText.Write(terminal.Results, faults);
                return Task.FromResult((int)ExitCode.BadInput);
            }

            string root = Path.GetFullPath(parse.GetValue(folder)!);
            string target = parse.GetValue(output) is { } other ? Path.GetFullPath(other) : root;
            DatasetSection section = new(root, Directory.Exists(target) ? target : null, parse.GetValue(extension)!, null, parse.GetValue(recursive), 1, "");
            Dataset dataset = ProgressBar.Run(terminal, "reading pictures", progress => DatasetReader.Read(section, ShownPath.Of, progress, cancellation));
            CaptionPlan plan = CaptionPlan.Make(dataset, CaptionTemplate.Parse(text), parse.GetValue(trigger)!, parse.GetValue(classWords)!, parse.GetValue(overwrite));
            if (parse.GetValue(dryRun))
                Print(terminal, plan);
            else
                CaptionFiles.Write(plan, target, section.CaptionExtension);
            string verb = parse.GetValue(dryRun) ? "would be written" : "written";
            terminal.Say($"kohyaprep: {Amount.Of(plan.Count(CaptionSource.Written), "caption")} {verb}, {plan.Count(CaptionSource.Kept)} kept, {plan.Count(CaptionSource.None)} left without.");
            return Task.FromResult((int)ExitCode.Done);
        });
        return command;
    }

    private static void Print(Terminal terminal, CaptionPlan plan)
    {
        foreach (PlannedCaption caption in plan.Captions.Where(caption => caption.Source == CaptionSource.Written))
            terminal.Results.WriteLine($"{caption.Picture.Path}: {caption.Text}");
    }
}
