using System.CommandLine;
using System.CommandLine.Parsing;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Captions.Edits;
using KohyaPrep.Core.Changes;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Fixes;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>caption edit</c>: many captions changed at once.</summary>
internal static class CaptionEditCommand
{
    private const string Description = """
        Changes many captions at once, and prints every line that changes. The steps are done in the order in which they are written. Encoding, line ends and
        everything that no step is about stay as they are. `caption undo` takes the last edit back, byte for byte.

        Examples:
          kohyaprep caption edit pictures --trigger "bespoke punk" --unique --dry-run
          kohyaprep caption edit pictures --replace "kideyes=>kid, eyes" --remove "lips, *_background"
          kohyaprep caption edit pictures --spelling american --only-text grey
          kohyaprep caption edit pictures --lower --spaces --tidy --rarest-first --trigger punk
          kohyaprep caption edit pictures --replace-pattern "(\w+) coloured=>$1" --only-files "lad_*"
        """;

    public static Command Create(Terminal terminal)
    {
        Argument<string> folder = new("FOLDER") { Description = "A folder of captions." };
        (Option Option, CaptionEditKind Kind)[] steps =
        [
            (Text("--prefix", "Put this text in front, as it is written."), CaptionEditKind.Prefix),
            (Text("--suffix", "Put this text behind, as it is written."), CaptionEditKind.Suffix),
            (Text("--replace", "Replace a text letter for letter.", "OLD=>NEW"), CaptionEditKind.Replace),
            (Text("--replace-pattern", "Replace what a regular expression (.NET) finds; $1 is its first group.", "PATTERN=>NEW"), CaptionEditKind.ReplacePattern),
            (Text("--add", "Add fragments at the end, unless they are there.", "A, B"), CaptionEditKind.Add),
            (Text("--remove", "Take fragments out; * stands for anything.", "A, B"), CaptionEditKind.Remove),
            (Text("--order", "Put these fragments first, in this order.", "A, B"), CaptionEditKind.Order),
            (Flag("--rarest-first", "Sort fragments by how many captions have them, the rarest first."), CaptionEditKind.RarestFirst),
            (Flag("--unique", "Of equal fragments leave the first."), CaptionEditKind.Unique),
            (Flag("--tidy", "One blank between words and behind commas; no empty fragments."), CaptionEditKind.Tidy),
            (Flag("--lower", "Small letters."), CaptionEditKind.Lower),
            (Flag("--spaces", "Blanks in place of underscores; faces such as ^_^ stay."), CaptionEditKind.Spaces),
            (Flag("--underscores", "Underscores in place of blanks within fragments."), CaptionEditKind.Underscores),
            (Text("--trigger", "Begin with these words; they are moved where they stand elsewhere.", "WORDS"), CaptionEditKind.Trigger),
            (Text("--spelling", "Spell words as american, british, or a file of lines `grey => gray` says.", "TABLE"), CaptionEditKind.Spelling),
        ];
        Option<string?> onlyText = new("--only-text") { Description = "Only captions that say this, in whatever case.", HelpName = "TEXT" };
        Option<string?> onlyFiles = new("--only-files") { Description = "Only captions whose name or path looks like this.", HelpName = "GLOB" };
        Option<string> extension = new("--caption-extension") { Description = "The extension of captions.", DefaultValueFactory = _ => ".txt", HelpName = ".EXT" };
        Option<bool> recursive = new("--recursive") { Description = "Folders below count too." };
        Option<bool> dryRun = new("--dry-run") { Description = "Print what would change; change nothing." };
        Option<bool> json = new("--json") { Description = "Print the changes as one JSON object (its form is in docs/fixing.md)." };
        Command command = new("edit", Description) { folder };
        foreach (Option option in steps.Select(step => step.Option).Concat([onlyText, onlyFiles, extension, recursive, dryRun, json]))
            command.Options.Add(option);
        Dictionary<string, CaptionEditKind> kinds = steps.ToDictionary(step => step.Option.Name, step => step.Kind, StringComparer.Ordinal);
        command.SetAction((parse, cancellation) =>
        {
            List<CaptionEdit> edits = InOrder(parse.Tokens, kinds);
            if (edits.Count == 0)
                throw new KohyaPrepException("caption edit: say what is to be done, such as --trigger WORDS or --unique; `caption edit --help` lists it all.");
            string root = Path.GetFullPath(parse.GetValue(folder)!);
            CaptionsFound found = CaptionScan.Run(root, ShownPath.Of(root), parse.GetValue(extension)!, parse.GetValue(recursive), cancellation: cancellation);
            CaptionEditPlan plan = CaptionEditPlanner.Plan(root, found.Captions, edits, new CaptionFilter(parse.GetValue(onlyText), parse.GetValue(onlyFiles)), cancellation);
            bool isDry = parse.GetValue(dryRun);
            ChangeEntry? entry = isDry
                ? null
                : ProgressBar.Run(terminal, "writing captions", progress => new ChangeHistory(root).Apply(plan.Changes, DateTimeOffset.Now, progress, cancellation));
            if (parse.GetValue(json))
                CaptionEditOutput.WriteJson(terminal.Results, plan, isDry);
            else
                CaptionEditOutput.WriteText(terminal, plan);
            string captions = $"{Amount.Of(plan.Captions.Count, "caption")} of {found.Captions.Count}";
            terminal.Say(plan.Captions.Count == 0
                ? $"kohyaprep: none of {Amount.Of(found.Captions.Count, "caption")} changes."
                : isDry ? $"kohyaprep: {captions} would change." : $"kohyaprep: {captions} changed, number {entry?.Number} of the history. Take that back with `caption undo`.");
            return Task.FromResult((int)ExitCode.Done);
        });
        return command;
    }

    private static Option<string[]> Text(string name, string description, string help = "TEXT") => new(name) { Description = description, HelpName = help };

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    /// <summary>The steps as they were written: options by themselves forget in which order they came.</summary>
    private static List<CaptionEdit> InOrder(IReadOnlyList<Token> tokens, Dictionary<string, CaptionEditKind> kinds)
    {
        List<CaptionEdit> edits = [];
        for (int i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Type != TokenType.Option || !kinds.TryGetValue(tokens[i].Value, out CaptionEditKind kind))
                continue;
            bool hasValue = kind is not (CaptionEditKind.RarestFirst or CaptionEditKind.Unique or CaptionEditKind.Tidy or CaptionEditKind.Lower or CaptionEditKind.Spaces or CaptionEditKind.Underscores);
            edits.Add(new CaptionEdit(kind, hasValue ? tokens[++i].Value : ""));
        }

        return edits;
    }
}
