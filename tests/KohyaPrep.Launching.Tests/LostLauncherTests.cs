using System.Diagnostics;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Runs;
using KohyaPrep.Fixtures;
using KohyaPrep.Launching.Processes;
using KohyaPrep.Launching.Runs;

namespace KohyaPrep.Launching.Tests;

/// <summary>What a launcher finds when the one before it, the guard or the trainer was killed: each point at which that makes a difference.</summary>
public sealed class LostLauncherTests
{
    public LostLauncherTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "needs signals and process groups");

    [Fact]
    public async Task A_launcher_that_died_before_it_started_the_guard_has_started_nothing()
    {
        using RecordedTraining training = new();
        await training.DieBeforeTheForkAsync();
        Assert.Equal(RunState.Running, training.Record.State);
        SupervisedResult result = await training.LaunchAsync();
        Assert.Equal(RunState.Trained, result.Run.State);
        Assert.Equal([2], result.Run.Attempts.Select(attempt => attempt.Number));
        Assert.Equal([2], training.Trained);
    }

    [Fact]
    public async Task Launchers_may_die_there_several_times()
    {
        using RecordedTraining training = new();
        for (int i = 0; i < 3; i++)
            await training.DieBeforeTheForkAsync();
        Assert.Equal(RunState.Trained, (await training.LaunchAsync()).Run.State);
        Assert.Equal([4], training.Trained);
    }

    [Fact]
    public async Task A_run_that_was_to_be_resumed_is_still_resumed_when_its_launcher_died_before_the_start()
    {
        using RecordedTraining training = new(("STANDIN_CRASH_AT_STEP", "6"));
        Assert.Equal(RunState.Failed, (await training.LaunchAsync()).Run.State);
        training.Store.Write(training.Record with { State = RunState.Queued, Resumes = true });
        await training.DieBeforeTheForkAsync();
        SupervisedResult result = await training.LaunchAsync();
        Assert.EndsWith("punks-step00000004-state", result.Run.Last!.ResumedFrom, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guard_that_comes_too_late_starts_nothing()
    {
        using HeldMove held = new(".started-1-");
        using RecordedTraining training = new(held.Variable);
        ITrainerProcess guard = await training.DieAfterTheForkAsync();
        held.WaitUntilReached();
        Task<SupervisedResult> next = training.LaunchAsync();
        RecordedTraining.Wait(() => training.Record.Last is { Number: 2, ProcessId: not null });
        held.Release();
        Assert.Equal(RunState.Trained, (await next).Run.State);
        Assert.Equal(ProcessExit.WithCode(75), await guard.Exit);
        Assert.Equal([2], training.Trained);
    }

    [Fact]
    public async Task A_guard_that_was_there_in_time_is_waited_for_however_long_it_takes()
    {
        using HeldMove held = new(".started-1-", isAfter: true);
        using RecordedTraining training = new(held.Variable);
        await training.DieAfterTheForkAsync();
        held.WaitUntilReached();
        Assert.Null(training.Record.Last!.ProcessId);
        Task<SupervisedResult> next = training.LaunchAsync();
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.False(next.IsCompleted);
        held.Release();
        SupervisedResult result = await next;
        Assert.Equal((RunState.Trained, 1, 0), (result.Run.State, result.Run.Last!.Number, result.Run.Last.ExitCode));
        Assert.Equal([1], training.Trained);
    }

    [Fact]
    public async Task Of_a_guard_and_a_launcher_that_come_at_once_one_wins()
    {
        using RecordedTraining training = new();
        int started = 0, dropped = 0;
        for (int attempt = 1; attempt <= Effort.Times(40, 2000); attempt++)
        {
            AttemptFiles files = training.Files(attempt);
            File.WriteAllBytes(files.Ready, []);
            string mark = training.Path($"mark-{attempt}");
            LaunchPlan plan = new()
            {
                Executable = "touch",
                Arguments = [mark],
                Script = "",
                WorkingDirectory = training.Path(""),
                OutputFolder = "",
                OutputName = "",
                LogFile = training.Path("touch.log"),
            };
            ITrainerProcess guard = TrainerRun.Start(GuardedLaunch.Of(plan, files, "race"));
            Thread.SpinWait(attempt * 7919 % 100_000);
            int? by = files.StartedBy();
            ProcessExit? exit = await guard.Exit;
            if (by is null)
                dropped++;
            else
                started++;
            Assert.Equal(by is null ? null : guard.Id, by);
            Assert.Equal(by is not null, File.Exists(mark));
            Assert.Equal(ProcessExit.WithCode(by is null ? 75 : 0), exit);
            Assert.Equal(by is null ? null : 0, files.Status());
            Assert.Equal(by, files.StartedBy());
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{started} started, {dropped} dropped");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_training_whose_guard_was_killed_goes_on_to_its_end(bool isFoundAgain)
    {
        using RecordedTraining training = new(("STANDIN_SECONDS_PER_STEP", "0.1"));
        if (isFoundAgain)
            await training.DieAtStepAsync(2);
        Task<SupervisedResult> launcher = training.LaunchAsync();
        training.WaitForLog("| 3/9");
        _ = Libc.kill(training.Record.Last!.ProcessId!.Value, Libc.Kill);
        SupervisedResult result = await launcher;
        Assert.Equal((RunState.Trained, 9), (result.Run.State, result.Run.Last!.LastStep));
        Assert.Equal([1], training.Trained);
    }

    [Fact]
    public async Task A_status_that_is_not_written_yet_is_waited_for()
    {
        using HeldMove held = new(".ended-1");
        using RecordedTraining training = new(held.Variable, ("STANDIN_CRASH_AT_STEP", "4"));
        await training.DieAtStepAsync(3);
        held.WaitUntilReached();
        Task<SupervisedResult> next = training.LaunchAsync();
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.False(next.IsCompleted);
        held.Release();
        SupervisedResult result = await next;
        Assert.Equal((RunState.Failed, 1), (result.Run.State, result.Run.Last!.ExitCode));
    }

    [Fact]
    public async Task A_status_that_was_never_written_is_made_up_for_by_the_model()
    {
        using HeldMove held = new(".ended-1");
        using RecordedTraining training = new(held.Variable);
        await training.DieAtStepAsync(3);
        held.WaitUntilReached();
        KillAll(training);
        SupervisedResult result = await training.LaunchAsync();
        Assert.Equal((RunState.Trained, null), (result.Run.State, result.Run.Last!.ExitCode));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_training_that_was_killed_whole_is_told_from_one_that_ended(bool isFoundAgain)
    {
        using RecordedTraining training = new(("STANDIN_SECONDS_PER_STEP", "0.05"));
        if (isFoundAgain)
            await training.DieAtStepAsync(2);
        Task<SupervisedResult> launcher = training.LaunchAsync();
        training.WaitForLog("| 5/9");
        KillAll(training);
        SupervisedResult result = await launcher;
        // Only a launcher that is the parent learns the signal.
        Assert.Equal(isFoundAgain ? (RunState.Interrupted, null) : (RunState.Failed, -9), (result.Run.State, result.Run.Last!.ExitCode));
        Assert.EndsWith("-state", result.Run.Last.NewestState, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_that_is_another_process_by_now_is_let_alone()
    {
        using RecordedTraining training = new();
        await training.DieBeforeTheForkAsync();
        using Process stranger = Process.Start(new ProcessStartInfo("setsid", ["sleep", "60"]))!;
        RecordedTraining.Wait(() => ProcessGroup.IsAlive(stranger.Id));
        File.Move(training.Files(1).Ready, training.Files(1).StartedPrefix + stranger.Id);
        SupervisedRun next = new(training.Store, training.Record.Id, null, new SilentWatch());
        _ = next.RequestStop(StopRequest.Now);
        Assert.Equal(RunState.Interrupted, (await next.RunAsync()).Run.State);
        Assert.False(stranger.HasExited);
        stranger.Kill();
        await stranger.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static void KillAll(RecordedTraining training)
    {
        int group = training.Files(1).StartedBy()!.Value;
        _ = Libc.kill(-group, Libc.Kill);
    }
}
