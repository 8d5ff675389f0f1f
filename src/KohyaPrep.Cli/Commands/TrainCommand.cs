using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Runs;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Imaging.Preparations;
using KohyaPrep.Launching.Preflights;
using KohyaPrep.Launching.Runs;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>train</c>: prepares, puts runs into the queue, works it off, judges what came of them.</summary>
internal static class TrainCommand
{
    private const string Description = """
        Prepares recipes and trains them on this machine, one run after the other on each GPU. Every run is recorded in a folder of
        its own under `runs`. The trainer runs in a session of its own and writes its log itself: it goes on when this program is
        killed, and the next `train` finds it again. Without a recipe, goes on with what waits or still runs. Ctrl+C waits for the
        next scheduled state, since the trainer saves nothing when it is interrupted; a second Ctrl+C ends it at once.
        With --on, a bundle for another place is written instead: see docs/elsewhere.md.

        Examples:
          kohyaprep train punks.yaml --sd-scripts ../sd-scripts
          kohyaprep train punks.yaml --sweep network_dim=16,32 --sweep learning_rate=1e-4,5e-5 --go-on
          kohyaprep train punks.yaml --resume
          kohyaprep train
          kohyaprep train punks.yaml --dry-run
          kohyaprep train punks.yaml --on colab
          kohyaprep train punks.yaml --on slurm --set launch.nodes=2 --set launch.further=--partition=gpu
        """;

    public static Command Create(Terminal terminal, Interrupts interrupts)
    {
        Argument<string[]> recipes = new("RECIPE") { Description = "Recipes, a run each; none to go on with the queue.", Arity = ArgumentArity.ZeroOrMore };
        Option<string[]> set = new("--set") { Description = "Sets a key of the recipes for these runs, such as training.epochs=5; can be repeated.", HelpName = "KEY=VALUE" };
        Option<string[]> sweep = new("--sweep") { Description = "A run for each value, such as network_dim=16,32; several mean each with each.", HelpName = "KEY=A,B" };
        Option<bool> goOn = new("--go-on") { Description = "Start the next run also when one failed." };
        TrainerPlaceArguments place = new();
        Option<string?> gpus = new("--gpus") { Description = "The GPUs to use, such as 0,1; all that nvidia-smi shows when left out.", HelpName = "LIST" };
        Option<bool> resume = new("--resume") { Description = "Go on with the recipe's newest run, from its newest whole state." };
        Option<bool> dryRun = new("--dry-run") { Description = "Print the commands; write and start nothing." };
        Option<bool> force = new("--force") { Description = "Replace files in the output folder that were edited by hand." };
        Command command = new("train", Description) { recipes, set, sweep, goOn, gpus, resume, dryRun, force };
        place.AddTo(command);
        BundleArguments bundle = new();
        bundle.AddTo(command);
        command.SetAction(async (parse, cancellation) =>
        {
            if (parse.GetValue(gpus) is { } cards)
                QueueWork.CardsOf(cards);
            RunStore store = RunStore.Of(Directory.GetCurrentDirectory());
            string[] paths = parse.GetValue(recipes) ?? [];
            List<string> ids = [];
            if (parse.GetValue(resume))
            {
                foreach (RunRecord run in paths.Select(path => NewestOf(store, path)))
                {
                    if (parse.GetValue(dryRun))
                        terminal.Results.WriteLine(DryResume(store, run));
                    else
                        ids.Add(RunResuming.Queue(terminal, store, run));
                }
            }
            else if (!TryMake(parse, cancellation, out List<PlannedRun> planned, out int exit))
            {
                return exit;
            }
            else if (planned.FindAll(run => BundleArguments.Leads(run.Plan.Recipe)) is { Count: > 0 } elsewhere)
            {
                if (elsewhere.Count < planned.Count)
                    throw new KohyaPrepException("Some of these recipes are for this machine and some for other places. Train them by two commands.");
                return (int)elsewhere.Select(run => bundle.Write(terminal, parse, store, run, EndingOf(run.Sweep), parse.GetValue(dryRun), parse.GetValue(force), cancellation))
                    .FirstOrDefault(code => code != ExitCode.Done);
            }
            else if (parse.GetValue(dryRun))
            {
                HashSet<string> taken = [];
                foreach (PlannedRun run in planned)
                {
                    string id = store.NextId(run.Plan.Recipe.Name, DateTimeOffset.Now, taken);
                    taken.Add(id);
                    terminal.Results.WriteLine(ShellLine.Of(NewRun.LaunchOf(store, id, run.Plan, run.Run)));
                }
            }
            else
            {
                foreach (PlannedRun run in planned)
                {
                    ProgressBar.Run(terminal, "writing the training set", progress => Preparation.Write(run.Plan, parse.GetValue(force), progress, cancellation));
                    PlanText.Trainer(terminal, run.Run);
                    RunRecord record = NewRun.Queue(store, run.Plan, run.Run, run.Overrides, run.Sweep, parse.GetValue(goOn));
                    ids.Add(record.Id);
                    terminal.Say($"run: {ShownPath.Of(store.FolderOf(record.Id))}{SweepText(run.Sweep)}");
                    EstimateText.Say(terminal, store, record);
                }
            }

            return parse.GetValue(dryRun) ? (int)ExitCode.Done : (int)await QueueWork.RunAsync(terminal, interrupts, store, ids, parse.GetValue(gpus));
        });
        return command;

        bool TryMake(ParseResult parse, CancellationToken cancellation, out List<PlannedRun> planned, out int exit)
        {
            planned = [];
            exit = (int)ExitCode.Done;
            string[] common = [.. parse.GetValue(set) ?? [], .. place.Overrides(parse), .. bundle.Overrides(parse)];
            IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>> combinations =
                SweepKeys.Combinations(parse.GetValue(sweep) ?? [], name => OptionCatalogue.Current.RowsOf(name).Any());
            foreach (string path in parse.GetValue(recipes) ?? [])
            {
                foreach (IReadOnlyList<KeyValuePair<string, string>> combination in combinations)
                {
                    if (PlanOf(terminal, path, common, combination, cancellation) is not { } run)
                    {
                        exit = (int)ExitCode.Findings;
                        return false;
                    }

                    planned.Add(run);
                }
            }

            if (parse.GetValue(dryRun))
                return true;
            foreach (PlannedRun run in planned.Where(run => !BundleArguments.Leads(run.Plan.Recipe)))
            {
                PresentModel.Of(run.Plan);
                IReadOnlyList<Finding> lacking = Preflight.Check(RecipeLaunch.Of(run.Plan.Recipe, run.Plan.Files!, run.Run));
                if (lacking.All(finding => finding.Severity != Severity.Error))
                    continue;
                FindingText.Write(terminal.Results, lacking);
                exit = (int)ExitCode.MachineLacks;
                return false;
            }

            return true;
        }
    }

    /// <summary>Null, with the findings printed, when the recipe or its dataset has an error.</summary>
    private static PlannedRun? PlanOf(
        Terminal terminal, string path, string[] common, IReadOnlyList<KeyValuePair<string, string>> sweep, CancellationToken cancellation)
    {
        string[] overrides = [.. common, .. sweep.Select(pair => $"{pair.Key}={pair.Value}")];
        RecipeReading reading = RecipeReader.Read(path, overrides);
        if (reading.Recipe is { } recipe && sweep.Any(pair => SweepKeys.ChangesDataset(pair.Key)))
        {
            // Each training set needs a folder of its own: the next would replace it while it is trained on.
            overrides = [.. overrides, $"output={TrainerPlaceArguments.Quoted(recipe.Output + EndingOf(sweep))}"];
            reading = RecipeReader.Read(path, overrides);
        }

        (PreparationPlan? plan, IReadOnlyList<Finding> findings) = RecipeArguments.Plan(reading, terminal, cancellation);
        if (plan?.Files is not null)
            return new PlannedRun(plan, RunPlanner.Plan(plan.Recipe, plan.Set!, plan.Files), overrides, sweep);
        FindingText.Write(terminal.Results, findings);
        return null;
    }

    /// <summary>What tells the folders of a sweep's runs apart.</summary>
    private static string EndingOf(IReadOnlyList<KeyValuePair<string, string>> sweep) =>
        string.Concat(sweep.Select(pair => "-" + string.Concat(pair.Value.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'))));

    private static RunRecord NewestOf(RunStore store, string path)
    {
        string file = Path.GetFullPath(path);
        return store.List().LastOrDefault(run => run.RecipeFile == file && run.Place is null && run.State != RunState.Cancelled)
            ?? throw new KohyaPrepException($"{path}: no run of it is recorded under {ShownPath.Of(store.Root)}, so there is no whole state to resume from. Start without --resume.");
    }

    private static string DryResume(RunStore store, RunRecord run)
    {
        Resumption resumption = ResumePoint.Of(store, run);
        LaunchPlan plan = ResumePoint.LaunchOf(store, run, 1);
        foreach ((string name, string? value) in resumption.Options)
            plan = plan.With(name, value);
        return ShellLine.Of(plan);
    }

    private static string SweepText(IReadOnlyList<KeyValuePair<string, string>> sweep) =>
        sweep.Count == 0 ? "" : $" ({string.Join(", ", sweep.Select(pair => $"{pair.Key[(pair.Key.LastIndexOf('.') + 1)..]} {pair.Value}"))})";
}
