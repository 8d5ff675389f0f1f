using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Imaging.Preparations;

namespace KohyaPrep.Cli.Commands;

/// <summary>What preparing a training set takes, whether in one go or joined from parts, and how it is carried out and told.</summary>
internal sealed class PrepareArguments
{
    private readonly Option<bool> dryRun = new("--dry-run") { Description = "Print what would be written and what the trainer would do; write nothing." };
    private readonly Option<bool> overwrite = new("--overwrite") { Description = "Take the template's caption even where a picture has one of its own." };
    private readonly Option<bool> force = new("--force") { Description = "Replace files in the output folder that were edited by hand." };
    private readonly Option<bool> all = new("--all") { Description = "Print every finding, however many there are of one rule." };
    private readonly Option<string> failOn = FailOn.Option();

    public RecipeArguments Recipe { get; } = new();

    public void AddTo(Command command)
    {
        Recipe.AddTo(command);
        foreach (Option option in (Option[])[dryRun, overwrite, force, all, failOn])
            command.Options.Add(option);
    }

    public bool IsDryRun(ParseResult parse) => parse.GetValue(dryRun);

    public bool Overwrites(ParseResult parse) => parse.GetValue(overwrite);

    /// <summary>Tells why a recipe that cannot be read stops everything.</summary>
    public ExitCode Refuse(Terminal terminal, ParseResult parse, IReadOnlyList<Finding> findings)
    {
        FindingText.Write(terminal.Results, findings, parse.GetValue(all));
        terminal.Say("kohyaprep: nothing was written.");
        return ExitCode.Findings;
    }

    /// <summary>Plans and writes the training set, or only tells of it.</summary>
    /// <param name="how">What is known of the pictures.</param>
    /// <param name="parts">Folders in which files lie ready.</param>
    public ExitCode Run(
        Terminal terminal, ParseResult parse, RecipeReading reading, DatasetReading how, IReadOnlyList<string> parts, CancellationToken cancellation)
    {
        PreparationPlan plan = ProgressBar.Run(
            terminal, "reading pictures", progress => Preparation.Plan(reading, ShownPath.Of, Overwrites(parse), progress, cancellation, how, isWritten: !IsDryRun(parse)));
        ManifestText.Used(terminal, how.Known, plan.Dataset);
        if (plan.Findings.Count > 0)
            FindingText.Write(terminal.Results, plan.Findings, parse.GetValue(all));
        if (plan.Files is null || FailOn.CodeFor(parse.GetValue(failOn)!, plan.Findings) != ExitCode.Done)
        {
            terminal.Say("kohyaprep: nothing was written.");
            return ExitCode.Findings;
        }

        RunPlan run = RunPlanner.Plan(plan.Recipe, plan.Set!, plan.Files);
        if (IsDryRun(parse))
        {
            PlanText.Write(terminal, plan, run, RunPlanner.Schedule(plan.Recipe, plan.Files, run), places: null);
            return ExitCode.Done;
        }

        OutputResult result = ProgressBar.Run(
            terminal, "writing the training set", progress => Preparation.Write(plan, parse.GetValue(force), progress, cancellation, parts));
        Tell(terminal, plan, run, result);
        return ExitCode.Done;
    }

    private static void Tell(Terminal terminal, PreparationPlan plan, RunPlan run, OutputResult result)
    {
        PlanText.Title(terminal, plan);
        PlanText.Found(terminal, plan);
        PlanText.Written(terminal, plan, result);
        PlanText.Trainer(terminal, run);
        PlanText.Saves(terminal, run);
        PlanText.Memory(terminal, plan, run);
        PlanText.Launch(terminal, plan, run);
        if (result.TakenOver > 0)
            terminal.Say($"kohyaprep: {Amount.Of(result.TakenOver, "file")} lay ready and {(result.TakenOver == 1 ? "was" : "were")} not made again.");
        if (result.Strangers.Count > 0)
            terminal.Say($"kohyaprep: not written by kohyaprep, and the trainer may read it: {string.Join(", ", result.Strangers.Take(3))}{(result.Strangers.Count > 3 ? $" and {result.Strangers.Count - 3} more" : "")}.");
    }
}
