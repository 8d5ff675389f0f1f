using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Captions.Tables;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules.Captions;
using KohyaPrep.Imaging.Captions;
using KohyaPrep.Imaging.Preparations;

namespace KohyaPrep.Cli.Commands;

/// <summary>What every way to write captions is told, and what it does once the words are known.</summary>
internal sealed class CaptionArguments
{
    private readonly Argument<string> folder = new("FOLDER") { Description = "A folder of pictures." };
    private readonly Option<string?> template = new("--template") { Description = "The caption, with fields in braces.", HelpName = "TEXT" };
    private readonly Option<string> trigger = new("--trigger") { Description = "What {trigger} becomes.", DefaultValueFactory = _ => "", HelpName = "WORDS" };
    private readonly Option<string> classWords = new("--class") { Description = "What {class} becomes.", DefaultValueFactory = _ => "", HelpName = "WORDS" };
    private readonly Option<string[]> tables = new("--table") { Description = "A CSV, a metadata JSON or JSON lines, a row a picture: its columns become fields. May be given more than once.", HelpName = "FILE" };
    private readonly Option<string?> key = new("--key") { Description = "The tables' column that names the picture, when it is not called file_name, file, image or the like.", HelpName = "COLUMN" };
    private readonly Option<string?> output = new("--out") { Description = "The folder to write to, when not beside the pictures.", HelpName = "DIR" };
    private readonly Option<string> extension = new("--caption-extension") { Description = "The extension of captions.", DefaultValueFactory = _ => ".txt", HelpName = ".EXT" };
    private readonly Option<bool> recursive = new("--recursive") { Description = "Folders below count too." };
    private readonly Option<bool> overwrite = new("--overwrite") { Description = "Replace captions that exist." };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Print the captions; write nothing." };
    private readonly Option<bool> json = new("--json") { Description = "Print JSON: of each picture its file, its caption, and where that comes from (written, kept, none)." };
    private readonly Option<string> failOn = FailOn.Option();

    public void AddTo(Command command)
    {
        command.Arguments.Add(folder);
        foreach (Option option in (Option[])[template, trigger, classWords, tables, key, output, extension, recursive, overwrite, dryRun, json, failOn])
            command.Options.Add(option);
    }

    public bool IsDryRun(ParseResult parse) => parse.GetValue(dryRun);

    public bool Overwrites(ParseResult parse) => parse.GetValue(overwrite);

    public string TriggerOf(ParseResult parse) => parse.GetValue(trigger)!;

    public string ClassOf(ParseResult parse) => parse.GetValue(classWords)!;

    /// <summary>The pictures that would get a caption: those that have none, or all when captions are replaced.</summary>
    public IEnumerable<ImageFacts> PicturesToCaption(ParseResult parse, Dataset dataset)
    {
        KeyIndex<CaptionFacts> existing = dataset.CaptionsByKey();
        return dataset.PicturesRead().Where(picture =>
            picture.Readability == Readability.Whole && (parse.GetValue(overwrite) || !existing.Holds(picture.Path)));
    }

    /// <summary>The folder that captions are written to, absolute.</summary>
    public string TargetOf(ParseResult parse) => Path.GetFullPath(parse.GetValue(output) ?? parse.GetValue(folder)!);

    /// <exception cref="KohyaPrepException">A folder is missing.</exception>
    public Dataset ReadPictures(ParseResult parse, Terminal terminal, CancellationToken cancellation)
    {
        string target = TargetOf(parse);
        DatasetSection section = new(
            Path.GetFullPath(parse.GetValue(folder)!), Directory.Exists(target) ? target : null, parse.GetValue(extension)!, null, parse.GetValue(recursive), 1, "");
        return ProgressBar.Run(terminal, "reading pictures", progress => DatasetReader.Read(section, ShownPath.Of, progress, cancellation));
    }

    /// <summary>What the tables say of the pictures.</summary>
    public TableReading ReadTables(ParseResult parse, Dataset dataset) =>
        CaptionTables.Read([.. (parse.GetValue(tables) ?? []).Select(Path.GetFullPath)], parse.GetValue(key), dataset, ShownPath.Of);

    /// <summary>Writes the captions, or prints them.</summary>
    /// <param name="known">What is known of the pictures, and what was found on the way to it.</param>
    /// <param name="usual">The template where the user gives none.</param>
    /// <param name="needs">A field without which a picture gets no caption, where the template has it; null for none.</param>
    public ExitCode Write(
        ParseResult parse, Terminal terminal, Dataset dataset, TableReading known, string usual, CancellationToken cancellation, CaptionField? needs = null)
    {
        string text = parse.GetValue(template) ?? usual;
        TemplateText written = new(text, new Location("--template")) { Fields = known.Values.Columns };
        List<Finding> findings = [.. BrokenTemplate.Rule.Check(written), .. known.Findings];
        bool isBroken = findings.Exists(finding => finding.Code == BrokenTemplate.Rule.Code);
        ExitCode code = isBroken ? ExitCode.BadInput : FailOn.CodeFor(parse.GetValue(failOn)!, findings);
        if (findings.Count > 0)
            Show(parse, terminal, findings);
        if (code != ExitCode.Done)
        {
            terminal.Say("kohyaprep: nothing was written.");
            return code;
        }

        CaptionTemplate parsed = CaptionTemplate.Parse(text, known.Values.Columns);
        CaptionValues values = known.Values;
        if (parsed.Uses([.. PortraitValues.Fields]))
            values = values.Before(ProgressBar.Run(terminal, "looking at portraits", progress => PortraitValues.Read(dataset, progress, cancellation)));
        CaptionPlan plan = CaptionPlan.Make(dataset, parsed, parse.GetValue(trigger)!, parse.GetValue(classWords)!, parse.GetValue(overwrite), values, needs);
        if (!parse.GetValue(dryRun))
            CaptionFiles.Write(plan, TargetOf(parse), parse.GetValue(extension)!);
        if (parse.GetValue(json))
            PlannedCaptionJson.Write(terminal.Results, plan);
        else if (parse.GetValue(dryRun))
            Print(terminal, plan);
        string verb = parse.GetValue(dryRun) ? "would be written" : "written";
        terminal.Say($"kohyaprep: {Amount.Of(plan.Count(CaptionSource.Written), "caption")} {verb}, {plan.Count(CaptionSource.Kept)} kept, {plan.Count(CaptionSource.None)} left without.");
        return ExitCode.Done;
    }

    // The results are the captions, so that findings go beside them.
    private void Show(ParseResult parse, Terminal terminal, List<Finding> findings)
    {
        using StringWriter lines = new();
        FindingText.Write(lines, findings);
        if (parse.GetValue(json) || parse.GetValue(dryRun))
            terminal.Say(lines.ToString().TrimEnd());
        else
            terminal.Results.Write(lines.ToString());
    }

    private static void Print(Terminal terminal, CaptionPlan plan)
    {
        foreach (PlannedCaption caption in plan.Captions.Where(caption => caption.Source == CaptionSource.Written))
            terminal.Results.WriteLine($"{caption.Picture.Path}: {caption.Text}");
    }
}
