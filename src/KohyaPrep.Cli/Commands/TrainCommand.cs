using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Imaging.Preparations;
using KohyaPrep.Launching.Preflights;
using KohyaPrep.Launching.Runs;
using KohyaPrep.Launching.States;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>train</c>: prepares, starts the trainer, watches it, judges what came of it.</summary>
internal static class TrainCommand
{
    private const string Description = """
        Prepares the recipe and starts the trainer on it, on this machine. The trainer runs in a session of its own and writes its
        log itself: it goes on when this program is killed. Ctrl+C waits for the next scheduled state, since the trainer saves
        nothing when it is interrupted; a second Ctrl+C ends it at once. With --on, a bundle for another place is written instead:
        see docs/elsewhere.md.

        Examples:
          kohyaprep train punks.yaml --sd-scripts ../sd-scripts
          kohyaprep train punks.yaml --dry-run
          kohyaprep train punks.yaml --resume
          kohyaprep train punks.yaml --on colab
          kohyaprep train punks.yaml --on slurm --set launch.nodes=2 --set launch.further=--partition=gpu
        """;

    public static Command Create(Terminal terminal, Interrupts interrupts)
    {
        RecipeArguments recipe = new();
        TrainerPlaceArguments place = new();
        Option<bool> resume = new("--resume") { Description = "Go on from the newest whole state." };
        Option<bool> dryRun = new("--dry-run") { Description = "Print the command; write and start nothing." };
        Option<bool> force = new("--force") { Description = "Replace files in the output folder that were edited by hand." };
        Command command = new("train", Description) { resume, dryRun, force };
        recipe.AddTo(command);
        place.AddTo(command);
        BundleArguments bundle = new();
        bundle.AddTo(command);
        command.SetAction(async (parse, cancellation) =>
        {
            (PreparationPlan? plan, IReadOnlyList<Finding> findings) = recipe.Plan(parse, terminal, cancellation, false, [.. place.Overrides(parse), .. bundle.Overrides(parse)]);
            if (plan?.Files is null)
            {
                FindingText.Write(terminal.Results, findings);
                return (int)ExitCode.Findings;
            }

            if (BundleArguments.Leads(plan.Recipe))
                return (int)bundle.Write(terminal, parse, plan, parse.GetValue(dryRun), parse.GetValue(force), cancellation);
            RunPlan run = RunPlanner.Plan(plan.Recipe, plan.Set!, plan.Files);
            LaunchPlan launch = RecipeLaunch.Of(plan.Recipe, plan.Files, run);
            if (parse.GetValue(resume))
                launch = Resumed(launch);
            if (parse.GetValue(dryRun))
            {
                terminal.Results.WriteLine(ShellLine.Of(launch));
                return (int)ExitCode.Done;
            }

            RefuseWithoutModel(plan);
            IReadOnlyList<Finding> lacking = Preflight.Check(launch);
            if (lacking.Any(finding => finding.Severity == Severity.Error))
            {
                FindingText.Write(terminal.Results, lacking);
                return (int)ExitCode.MachineLacks;
            }

            ProgressBar.Run(terminal, "writing the training set", progress => Preparation.Write(plan, parse.GetValue(force), progress, cancellation));
            PlanText.Trainer(terminal, run);
            return (int)await StartAsync(terminal, interrupts, launch);
        });
        return command;
    }

    private static async Task<ExitCode> StartAsync(Terminal terminal, Interrupts interrupts, LaunchPlan launch)
    {
        terminal.Say($"log: {ShownPath.Of(launch.LogFile)}");
        RunResult result = await new TrainingView(terminal).WatchAsync(launch, interrupts);
        TrainingResult.Write(terminal, launch, result);
        return result.Verdict.Kind switch
        {
            VerdictKind.Trained => ExitCode.Done,
            VerdictKind.Interrupted => ExitCode.Interrupted,
            _ => ExitCode.TrainerFailed,
        };
    }

    private static LaunchPlan Resumed(LaunchPlan launch) => SavedStates.NewestWhole(launch.OutputFolder, launch.OutputName) is { } state
        ? launch.ResumedFrom(state)
        : throw new KohyaPrepException($"{ShownPath.Of(launch.OutputFolder)}: there is no whole state of '{launch.OutputName}' to resume from. Start without --resume.");

    private static void RefuseWithoutModel(PreparationPlan plan)
    {
        if (plan.Model is not ModelSource.Missing missing)
            return;
        string where = missing.Known is { } known ? $"Get it from {known.Where}, then name its file with --model" : "Name its file with --model";
        throw new KohyaPrepException($"The base model '{missing.Name}' is not on this machine. {where}, or put it into `models` beside the recipe.", ExitCode.MachineLacks);
    }
}
