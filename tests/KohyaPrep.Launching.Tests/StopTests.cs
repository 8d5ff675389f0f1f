using System.Diagnostics;
using KohyaPrep.Core.Launches;
using KohyaPrep.Launching.Processes;
using KohyaPrep.Launching.Runs;
using KohyaPrep.Launching.States;

namespace KohyaPrep.Launching.Tests;

public sealed class StopTests
{
    [Theory]
    [InlineData("80")]
    [InlineData("1000")]
    public async Task A_stop_waits_for_the_next_state_and_says_when_that_is(string columns)
    {
        using TestTraining training = new(settings: "save_state = true\nsave_every_n_steps = 10");
        LaunchPlan plan = Endless(training, ("STANDIN_SECONDS_PER_STATE_FILE", "0.02"), ("COLUMNS", columns)) with { ScheduledSave = new ScheduledSave.EverySteps(10) };
        (RunResult result, StopNotice notice) = await StopAtStepAsync(plan, 13);

        NextSave save = Assert.IsType<StopNotice.AfterNextSave>(notice).Save;
        Assert.Equal(20, save.Step);
        Assert.InRange(save.StepsLeft, 5, 7);
        Assert.InRange(save.SecondsLeft!.Value, 0.05, 5);
        Assert.Equal(VerdictKind.Interrupted, result.Verdict.Kind);
        Assert.Equal(Path.Combine(training.OutputFolder, "punks-step00000020-state"), result.ResumableState);
        Assert.InRange(result.LastStep!.Value, 20, 25);
        training.AssertNobodyIsLeft();
    }

    [Fact]
    public async Task A_second_request_ends_at_once()
    {
        using TestTraining training = new(settings: "save_state = true\nsave_every_n_steps = 1000");
        LaunchPlan plan = Endless(training) with { ScheduledSave = new ScheduledSave.EverySteps(1000) };
        (RunResult result, StopNotice notice) = await StopAtStepAsync(plan, 3, requests: 2);
        Assert.IsType<StopNotice.NowAsAsked>(notice);
        Assert.Equal(VerdictKind.Interrupted, result.Verdict.Kind);
        Assert.Equal(ProcessExit.BySignal(2), result.Exit);
        Assert.InRange(result.LastStep!.Value, 3, 999);
        Assert.Null(result.ResumableState);
        training.AssertNobodyIsLeft();
    }

    [Fact]
    public async Task Without_a_state_to_wait_for_it_ends_at_once_and_says_so()
    {
        using TestTraining training = new();
        (RunResult result, StopNotice notice) = await StopAtStepAsync(Endless(training), 3);
        Assert.IsType<StopNotice.NowForWantOfASave>(notice);
        Assert.Equal(VerdictKind.Interrupted, result.Verdict.Kind);
        training.AssertNobodyIsLeft();
    }

    [Fact]
    public async Task The_last_state_is_followed_by_the_last_model()
    {
        using TestTraining training = new(settings: "save_state = true");
        LaunchPlan plan = training.Plan(("STANDIN_SECONDS_PER_STATE_FILE", "0.1")) with { ScheduledSave = new ScheduledSave.AtTheEnd() };
        (RunResult result, StopNotice notice) = await StopAtStepAsync(plan, 5);
        Assert.Equal(9, Assert.IsType<StopNotice.AfterNextSave>(notice).Save.Step);
        Assert.Equal(VerdictKind.Trained, result.Verdict.Kind);
    }

    [Fact]
    public async Task A_trainer_that_does_not_listen_is_killed()
    {
        using TestTraining training = new();
        LaunchPlan plan = Endless(training, ("STANDIN_DEAF", "1"));
        using CancellationTokenSource stop = new();
        TrainerRun run = new(plan, e => StopAtFirstStep(e, stop)) { Grace = TimeSpan.FromSeconds(0.3) };
        RunResult result = await run.RunAsync(stop.Token);
        Assert.Equal(VerdictKind.Interrupted, result.Verdict.Kind);
        Assert.Equal(ProcessExit.BySignal(9), result.Exit);
        Assert.True(result.IsGone);
        training.AssertNobodyIsLeft();
    }

    [Theory]
    [InlineData(2, VerdictKind.Interrupted)]
    [InlineData(15, VerdictKind.Killed)]
    public async Task A_training_whose_accelerate_was_ended_alone_is_not_left_behind(int signal, VerdictKind expected)
    {
        using TestTraining training = new();
        int launcher = 0;
        TrainerRun run = new(Endless(training), e =>
        {
            if (e is TrainerEvent.Step { Number: 3 } && launcher == 0)
                _ = Libc.kill(launcher = training.Group()!.Value, signal);
        })
        { Grace = TimeSpan.FromSeconds(2) };
        RunResult result = await run.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(ProcessExit.BySignal(signal), result.Exit);
        Assert.Equal(expected, result.Verdict.Kind);
        training.AssertNobodyIsLeft();
    }

    [Fact]
    public async Task A_stopped_run_is_resumed_from_its_newest_state()
    {
        using TestTraining training = new(settings: "save_state = true\nsave_every_n_steps = 2");
        RunResult first = await training.RunAsync(("STANDIN_CRASH_AT_STEP", "6"));
        Assert.Equal(Path.Combine(training.OutputFolder, "punks-step00000004-state"), first.ResumableState);

        RunResult second = await training.RunAsync(training.Plan().ResumedFrom(first.ResumableState!));
        Assert.Equal(VerdictKind.Trained, second.Verdict.Kind);
        Assert.Equal((6, 9), (second.LastStep, second.Progress.TotalSteps));
    }

    [Fact]
    public async Task A_state_that_was_cut_short_is_passed_over()
    {
        using TestTraining training = new(settings: "save_state = true\nsave_every_n_steps = 2");
        await training.RunAsync(("STANDIN_CRASH_AT_STEP", "6"));
        string newest = Path.Combine(training.OutputFolder, "punks-step00000004-state");
        byte[] optimizer = File.ReadAllBytes(Path.Combine(newest, "optimizer.bin"));
        File.WriteAllBytes(Path.Combine(newest, "optimizer.bin"), optimizer[..^9]);
        Directory.CreateDirectory(Path.Combine(training.OutputFolder, "punks-v2-step00000009-state"));
        Assert.Equal("optimizer.bin: it is no whole zip", StateFolder.Trouble(newest));
        Assert.Equal(Path.Combine(training.OutputFolder, "punks-step00000002-state"), SavedStates.NewestWhole(training.OutputFolder, "punks"));
    }

    private static LaunchPlan Endless(TestTraining training, params (string Name, string Value)[] switches)
    {
        LaunchPlan plan = training.Plan([("STANDIN_SECONDS_PER_STEP", "0.03"), .. switches]);
        return plan with { Arguments = [.. plan.Arguments, "--max_train_epochs", "400"] };
    }

    private static async Task<(RunResult Result, StopNotice Notice)> StopAtStepAsync(LaunchPlan plan, int step, int requests = 1)
    {
        StopNotice? notice = null;
        TrainerRun? run = null;
        run = new TrainerRun(plan, e =>
        {
            for (int i = 0; i < requests && e is TrainerEvent.Step { Loss: not null } at && at.Number >= step && (notice is null || i > 0); i++)
                notice = run!.RequestStop();
            if (notice is not null)
                requests = 0;
        });
        long start = Stopwatch.GetTimestamp();
        RunResult result = await run.RunAsync(TestContext.Current.CancellationToken);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 9);
        Assert.True(result.IsGone);
        return (result, notice!);
    }

    private static void StopAtFirstStep(TrainerEvent next, CancellationTokenSource stop)
    {
        if (next is TrainerEvent.Step { Number: > 0 })
            stop.Cancel();
    }
}
