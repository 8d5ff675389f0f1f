using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Runs;
using KohyaPrep.Launching.Processes;
using KohyaPrep.Launching.Runs;

namespace KohyaPrep.Launching.Tests;

/// <summary>A recorded run of nine steps with the stand-in, and launchers for it, one after the other, that may die at chosen points.</summary>
internal sealed class RecordedTraining : IDisposable
{
    private const string Id = "20260101-000000-punks";
    private readonly TestTraining training;

    /// <param name="switches">Of the stand-in, and other variables of the environment.</param>
    public RecordedTraining(params (string Name, string Value)[] switches)
    {
        training = new TestTraining(settings: "save_state = true\nsave_every_n_steps = 2");
        Store = new RunStore(training.Path("runs"));
        string models = Store.PathIn(Id, RunFolder.Models);
        LaunchPlan plan = training.Plan([("STANDIN_LEDGER", Directory.CreateDirectory(training.Path("ledger")).FullName), .. switches]).With("output_dir", models) with
        {
            OutputFolder = models,
            LogFile = Store.PathIn(Id, RunFolder.Log(1)),
            ScheduledSave = new ScheduledSave.EverySteps(2),
        };
        Store.Write(Id, RunFolder.Launch, RunJson.Bytes(plan, RunJson.Indented.LaunchPlan));
        Store.Write(new RunRecord
        {
            Id = Id,
            Name = "punks",
            RecipeFile = training.Path("recipe.yaml"),
            Created = DateTimeOffset.UtcNow,
            State = RunState.Queued,
            Script = "train_network",
            Route = "lora",
            Family = "sd15",
            PlannedSteps = 9,
            StepsPerEpoch = 3,
            DatasetHash = "none",
        });
    }

    public RunStore Store { get; }

    public RunRecord Record => Store.Read(Id);

    /// <summary>The attempts in which the trainer itself was started, by what it printed.</summary>
    public int[] Trained => [.. Directory.GetFiles(training.Path("ledger")).Select(path => int.Parse(path[(path.LastIndexOf('_') + 1)..], null)).Order()];

    public AttemptFiles Files(int attempt) => AttemptFiles.In(Store.FolderOf(Id), attempt);

    public string Path(string relative) => training.Path(relative);

    /// <summary>A launcher that lives.</summary>
    public Task<SupervisedResult> LaunchAsync(IRunWatch? watch = null) => new SupervisedRun(Store, Id, null, watch ?? new SilentWatch()).RunAsync();

    /// <summary>A launcher that dies when it would start the guard.</summary>
    public Task DieBeforeTheForkAsync() => DieAsync(new SupervisedRun(Store, Id, null, new SilentWatch()) { Start = _ => throw new LauncherDeath() });

    /// <summary>A launcher that dies when it has started the guard, and knows no more of it than the system.</summary>
    public async Task<ITrainerProcess> DieAfterTheForkAsync()
    {
        ITrainerProcess? guard = null;
        await DieAsync(new SupervisedRun(Store, Id, null, new SilentWatch())
        {
            Start = plan =>
            {
                guard = TrainerRun.Start(plan);
                throw new LauncherDeath();
            },
        });
        return guard!;
    }

    /// <summary>A launcher that dies when it has seen this step.</summary>
    public Task DieAtStepAsync(int step) => DieAsync(new SupervisedRun(Store, Id, null, new SilentWatch { AtStep = (step, () => throw new LauncherDeath()) }));

    public void WaitForLog(string text) =>
        Wait(() => File.Exists(Store.PathIn(Id, "train.log")) && File.ReadAllText(Store.PathIn(Id, "train.log")).Contains(text, StringComparison.Ordinal));

    public static void Wait(Func<bool> condition)
    {
        for (long start = System.Diagnostics.Stopwatch.GetTimestamp(); !condition(); Thread.Sleep(5))
            Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds < 60, "it did not come");
    }

    public void Dispose() => training.Dispose();

    private static async Task DieAsync(SupervisedRun run) => await Assert.ThrowsAsync<LauncherDeath>(run.RunAsync);

    private sealed class LauncherDeath : Exception;
}
