using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Imaging.Preparations;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>prepare</c>: recipe to training set, captions, edge maps and trainer files.</summary>
internal static class PrepareCommand
{
    private const string Description = """
        Writes everything that the trainer needs into the recipe's output folder. Sources are only read. A rerun does only what
        changed; an interrupted run leaves the old state, and the next one finishes it.

        Examples:
          kohyaprep prepare punks.yaml
          kohyaprep prepare punks.yaml --dry-run
          kohyaprep prepare punks.yaml --set canvas.fit=768 --set output=out/768
        """;

    public static Command Create(Terminal terminal)
    {
        RecipeArguments recipe = new();
        Option<bool> dryRun = new("--dry-run") { Description = "Print what would be written and what the trainer would do; write nothing." };
        Option<bool> overwrite = new("--overwrite") { Description = "Take the template's caption even where a picture has one of its own." };
        Option<bool> force = new("--force") { Description = "Replace files in the output folder that were edited by hand." };
        Option<bool> all = new("--all") { Description = "Print every finding, however many there are of one rule." };
        Option<string> failOn = FailOn.Option();
        Command command = new("prepare", Description) { dryRun, overwrite, force, all, failOn };
        recipe.AddTo(command);
        command.SetAction((parse, cancellation) =>
        {
            (PreparationPlan? plan, IReadOnlyList<Finding> findings) = recipe.Plan(parse, terminal, cancellation, parse.GetValue(overwrite));
            if (findings.Count > 0)
                FindingText.Write(terminal.Results, findings, parse.GetValue(all));
            ExitCode code = FailOn.CodeFor(parse.GetValue(failOn)!, findings);
            if (plan?.Files is null || code != ExitCode.Done)
            {
                terminal.Say("kohyaprep: nothing was written.");
                return Task.FromResult((int)ExitCode.Findings);
            }

            Carry(terminal, plan, parse.GetValue(dryRun), parse.GetValue(force), cancellation);
            return Task.FromResult((int)ExitCode.Done);
        });
        return command;
    }

    private static void Carry(Terminal terminal, PreparationPlan plan, bool dryRun, bool force, CancellationToken cancellation)
    {
        RunPlan run = RunPlanner.Plan(plan.Recipe, plan.Set!, plan.Files!);
        if (dryRun)
        {
            PlanText.Write(terminal, plan, run, RunPlanner.Schedule(plan.Recipe, plan.Files!, run), places: null);
            return;
        }

        OutputResult result = ProgressBar.Run(terminal, "writing the training set", progress => Preparation.Write(plan, force, progress, cancellation));
        PlanText.Title(terminal, plan);
        PlanText.Found(terminal, plan);
        PlanText.Written(terminal, plan, result);
        PlanText.Trainer(terminal, run);
        PlanText.Saves(terminal, run);
        PlanText.Memory(terminal, plan, run);
        PlanText.Launch(terminal, plan, run);
        if (result.Strangers.Count > 0)
            terminal.Say($"kohyaprep: not written by kohyaprep, and the trainer may read it: {string.Join(", ", result.Strangers.Take(3))}{(result.Strangers.Count > 3 ? $" and {result.Strangers.Count - 3} more" : "")}.");
    }
}
