using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Changes;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Fixes;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules;
using KohyaPrep.Imaging.Fixes;

namespace KohyaPrep.Cli.Commands;

/// <summary>The options of <c>check</c> that change files and take that back.</summary>
internal sealed class FixArguments
{
    private readonly Option<string?> fix = new("--fix")
    {
        Description = "Fix what can be fixed for certain, or the findings of some rules: --fix=IMG009,CAP. A family stands for all its rules.",
        HelpName = "CODE,…",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> background = new("--background") { Description = "With --fix: what transparent pixels are laid onto, such as #ffffff.", HelpName = "#RRGGBB" };
    private readonly Option<bool> undo = new("--undo") { Description = "Take the last fix back; again to go further back." };
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "With --fix or --undo: print what would be changed; change nothing." };
    private readonly Option<bool> force = new("--force") { Description = "With --undo: bring files back that were edited since, too." };

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[fix, background, undo, dryRun, force])
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            bool fixes = result.GetResult(fix) is { Implicit: false };
            bool undoes = result.GetValue(undo);
            if (fixes && undoes)
                result.AddError("--fix and --undo cannot be had together.");
            if (result.GetValue(background) is { } colour && (!fixes || Rgb.Parse(colour) is null))
                result.AddError(fixes ? $"'{colour}' is no colour. Write it as #rrggbb." : "--background goes with --fix.");
            if (result.GetValue(dryRun) && !fixes && !undoes)
                result.AddError("--dry-run goes with --fix or --undo.");
            if (result.GetValue(force) && !undoes)
                result.AddError("--force goes with --undo.");
            if (fixes && result.GetValue(fix) is { } codes)
                CheckCodes(result, codes);
        });
    }

    public bool Fixes(ParseResult parse) => parse.GetResult(fix) is { Implicit: false };

    public bool Undoes(ParseResult parse) => parse.GetValue(undo);

    /// <summary>Prints the plan, and carries it out unless it is a dry run.</summary>
    public ExitCode Fix(Terminal terminal, ParseResult parse, Dataset dataset, DatasetSection section, FindingReport report, bool json, CancellationToken cancellation)
    {
        Rgb? colour = parse.GetValue(background) is { } text ? Rgb.Parse(text) : null;
        FixRequest request = new(CodesOf(parse.GetValue(fix)), colour);
        FixPlan plan = FixPlanner.Plan(dataset, section, report.Findings, request, FixedPicture.Draw);
        bool isDry = parse.GetValue(dryRun);
        ChangeHistory history = new(section.Images);
        ChangeEntry? entry = isDry
            ? null
            : ProgressBar.Run(terminal, "fixing", progress => history.Apply(plan.Changes, DateTimeOffset.Now, progress, cancellation));
        if (json)
            FixJson.Write(terminal.Results, plan, isDry);
        else
            FixText.Write(terminal, plan);
        string changes = Amount.Of(plan.Changes.Changes.Count, "change");
        terminal.Say(plan.Changes.Changes.Count == 0
            ? "kohyaprep: nothing to fix."
            : isDry ? $"kohyaprep: {changes} would be made." : $"kohyaprep: {changes} made, number {entry?.Number} of the history. Take them back with --undo.");
        return ExitCode.Done;
    }

    /// <summary>Says what could be done, or is left to be done, beside the findings.</summary>
    public static void Hint(Terminal terminal, DatasetSection section, FindingReport report)
    {
        if (new ChangeHistory(section.Images).IsInterrupted)
            terminal.Say("kohyaprep: a change of these files was interrupted, or is going on. --undo brings back what was before.");
        int certain = report.Findings.Count(finding => finding.Fix is { IsCertain: true, Kind: not FixKind.Flatten });
        if (certain > 0)
            terminal.Say($"kohyaprep: {Amount.Of(certain, "finding")} can be fixed with --fix; --fix --dry-run shows how.");
    }

    /// <summary>Takes the last fix in a folder back.</summary>
    public ExitCode Undo(Terminal terminal, ParseResult parse, string root, CancellationToken cancellation) =>
        UndoWork.Run(terminal, root, FixPlanner.Command, parse.GetValue(force), parse.GetValue(dryRun), cancellation);

    private static HashSet<string> CodesOf(string? codes) => codes is null
        ? []
        : [.. codes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).SelectMany(RulesOf).Select(rule => rule.Code)];

    private static IEnumerable<Rule> RulesOf(string word) => RuleCatalogue.All.Where(rule =>
        rule.Code.Equals(word, StringComparison.OrdinalIgnoreCase) || rule.Name.Equals(word, StringComparison.OrdinalIgnoreCase)
        || (word.Length == 3 && rule.Fix is not null && rule.Code.StartsWith(word, StringComparison.OrdinalIgnoreCase)));

    private static void CheckCodes(System.CommandLine.Parsing.SymbolResult result, string codes)
    {
        foreach (string word in codes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            Rule[] rules = [.. RulesOf(word)];
            if (rules.Length == 0)
                result.AddError($"--fix: {RuleText.Unknown(word)} Codes stand right behind it, as in --fix=IMG009.");
            else if (rules.All(rule => rule.Fix is null))
                result.AddError($"--fix: nothing can be done by itself about {rules[0].Code} {rules[0].Name}. {rules[0].Remedy}");
        }
    }
}
