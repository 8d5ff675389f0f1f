using System.Diagnostics;
using KohyaPrep.Core;
using KohyaPrep.Core.Launches;
using KohyaPrep.Launching.Models;
using KohyaPrep.Launching.Processes;
using KohyaPrep.Launching.States;

namespace KohyaPrep.Launching.Runs;

/// <summary>
/// One training from its start to its end: starts the trainer in a session of its own, follows its log, stops it when asked, and
/// judges what came of it. The trainer outlives this process if this process is killed.
/// </summary>
/// <param name="report">Called for each event of the trainer, one after the other, from within <see cref="RunAsync"/>.</param>
public sealed class TrainerRun(LaunchPlan plan, Action<TrainerEvent>? report = null)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>How long helpers of a trainer that has ended by itself may take to end too.</summary>
    private static readonly TimeSpan HelperGrace = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly LossWatch losses = new();
    private volatile RunProgress progress = RunProgress.None;
    private volatile StopWish wish;
    private volatile int statesAtWish;

    private enum StopWish
    {
        None,
        AfterNextSave,
        Now,
    }

    /// <summary>Looking for a wish of another program.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    /// <summary>Whether a loss that is no number, or explodes, ends the run.</summary>
    public bool EndsWhenDiverged { get; init; }

    /// <summary>Asked several times a second whether another program wishes the run to stop, and how.</summary>
    public Func<StopRequest?>? StopRequests { get; init; }

    /// <summary>Called several times a second while the trainer runs, from within <see cref="RunAsync"/>.</summary>
    public Action? Tick { get; init; }

    /// <summary>Called with the notice when a wish of another program is taken up.</summary>
    public Action<StopNotice>? Notice { get; init; }

    /// <summary>How long the trainer may take to end when it is interrupted, before it is killed.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How far the run has come. May be read from any thread.</summary>
    public RunProgress Progress => progress;

    /// <summary>The process that was started, which is also the number of its process group; null before the start.</summary>
    public int? ProcessId { get; private set; }

    /// <summary>
    /// Asks the run to stop: the first time after the next scheduled state is saved, since the trainer saves nothing when it is
    /// interrupted; the second time, before the first step, or where no state is scheduled, at once. May be called from any thread.
    /// </summary>
    public StopNotice RequestStop()
    {
        lock (gate)
        {
            RunProgress now = progress;
            if (wish != StopWish.None)
            {
                wish = StopWish.Now;
                return new StopNotice.NowAsAsked();
            }

            if (now.Step is null or 0)
            {
                wish = StopWish.Now;
                return new StopNotice.NowBeforeTheFirstStep();
            }

            if (NextSave.Of(plan, now) is not { } save)
            {
                wish = StopWish.Now;
                return new StopNotice.NowForWantOfASave();
            }

            statesAtWish = now.StatesSaved;
            wish = StopWish.AfterNextSave;
            return new StopNotice.AfterNextSave(save);
        }
    }

    /// <summary>Asks for the end at once.</summary>
    public StopNotice RequestStopNow()
    {
        lock (gate)
        {
            wish = StopWish.Now;
            return new StopNotice.NowAsAsked();
        }
    }

    /// <summary>Runs the training to its end. Call once.</summary>
    /// <param name="stopAtOnce">Ends the run at once; the result then says that it was interrupted.</param>
    /// <exception cref="KohyaPrepException">The trainer cannot be started, or its log cannot be written.</exception>
    public async Task<RunResult> RunAsync(CancellationToken stopAtOnce = default)
    {
        FinalFileCheck final = new(plan.FinalFile);
        return await FollowAsync(Start(plan), final, DateTimeOffset.UtcNow, stopAtOnce);
    }

    /// <summary>Starts the trainer and nothing more.</summary>
    /// <exception cref="KohyaPrepException">The trainer cannot be started, or its log cannot be written.</exception>
    internal static ITrainerProcess Start(LaunchPlan plan)
    {
        MakeLogFolder(plan);
        return TrainerStart.Start(plan);
    }

    /// <summary>Follows a trainer that was started to its end. Call once.</summary>
    /// <param name="started">When it was.</param>
    internal async Task<RunResult> FollowAsync(ITrainerProcess process, FinalFileCheck final, DateTimeOffset started, CancellationToken stopAtOnce = default)
    {
        ProcessId = process.Id;
        using LogFollower log = new(plan.LogFile, Take);

        bool isStopped = false;
        long looked = 0;
        while (!process.Exit.IsCompleted)
        {
            log.CatchUp();
            if (Stopwatch.GetElapsedTime(looked) > BetweenLooks)
            {
                looked = Stopwatch.GetTimestamp();
                TakeRequest();
                Tick?.Invoke();
            }

            if (stopAtOnce.IsCancellationRequested || wish == StopWish.Now || IsSavedForStop())
            {
                isStopped = true;
                break;
            }

            if (EndsWhenDiverged && losses.Fault is not null)
                break;
            await Task.WhenAny(process.Exit, Task.Delay(Pause, CancellationToken.None));
        }

        bool isDiverged = EndsWhenDiverged && losses.Fault is not null && !process.Exit.IsCompleted;
        // accelerate may have died of a signal that was meant for it alone, and left the training running, watched by nobody.
        bool isGone = (!isStopped && !isDiverged && await GroupStop.IsGoneAsync(process, HelperGrace)) || await GroupStop.EndAsync(process, Grace);
        ProcessExit? exit = isGone || process.Exit.IsCompleted ? await process.Exit : ProcessExit.WithCode(255);
        log.Finish();
        string? state = NewestState();
        return new RunResult(
            Judge(exit, final.After(), isStopped, isDiverged, state), exit, progress, state, plan.LogFile, DateTimeOffset.UtcNow - started, isGone)
        {
            DivergedAtStep = losses.FaultStep,
        };
    }

    private Verdict Judge(ProcessExit? exit, FinalFile final, bool isStopped, bool isDiverged, string? state)
    {
        // Told in the steps of the whole run, whatever a resumed trainer counts.
        RunProgress progress = plan.StepsBefore == 0 ? this.progress : this.progress with
        {
            Step = this.progress.Step + plan.StepsBefore,
            TotalSteps = plan.TotalSteps ?? (this.progress.TotalSteps + plan.StepsBefore),
        };
        if (isDiverged || (losses.Fault == VerdictKind.LossNaN && exit?.IsSuccess == true))
        {
            string fault = losses.Fault == VerdictKind.LossNaN ? "is not a number" : "exploded";
            string good = state is null ? "There is no state from before it." : $"The last good state is {Path.GetFileName(state)}.";
            string end = isDiverged ? "the run was ended" : "the model is worthless";
            return new Verdict(losses.Fault!.Value, $"The loss {fault} since step {losses.FaultStep + plan.StepsBefore}; {end}. {good}");
        }

        // Nobody saw how it ended, or the one who was to see it was killed: the files and the log are all there is to judge by.
        if (exit?.Code is null && final.State == FinalFileState.Whole && progress.Loss is { } loss && double.IsFinite(loss))
            return Judgement.Of(ProcessExit.WithCode(0), progress, final, isStopped);
        if (exit is not null)
            return Judgement.Of(exit, progress, final, isStopped);
        if (isStopped)
            return Judgement.Of(ProcessExit.BySignal(Libc.Kill), progress, final, wasStopped: true);
        if (progress.OwnError is not null || progress.LauncherFailure is not null)
            return Judgement.Of(ProcessExit.WithCode(1), progress, final, isStopped);
        string place = progress.Step is { } step ? $"at step {step} of {progress.TotalSteps}" : "before the first step";
        return new Verdict(VerdictKind.Interrupted, $"Ended {place} without a word and without an exit status, as when the machine is switched off or the process killed.");
    }

    /// <summary>The newest whole state; where the loss went wrong, the newest from before it.</summary>
    private string? NewestState()
    {
        if (losses.FaultStep is not { } fault)
            return SavedStates.NewestWhole(plan.OutputFolder, plan.OutputName);
        // The loss of a step is worked out with the weights of the step before: those of two steps before are known to be good.
        int? stepsPerEpoch = plan.StepsPerEpoch ?? progress.StepsPerEpoch;
        return SavedStates.Newest(plan.OutputFolder, plan.OutputName).FirstOrDefault(folder =>
            SavedStates.NameOf(folder, plan.OutputName)?.StepsDone(stepsPerEpoch) is { } steps && steps <= fault - 2 && StateFolder.Trouble(folder) is null);
    }

    private void TakeRequest()
    {
        if (StopRequests?.Invoke() is not { } request || wish == StopWish.Now || (request == StopRequest.AfterNextSave && wish != StopWish.None))
            return;
        StopNotice notice = request == StopRequest.Now ? RequestStopNow() : RequestStop();
        Notice?.Invoke(notice);
    }

    private void Take(TrainerEvent next)
    {
        progress = progress.After(next);
        losses.Take(next);
        report?.Invoke(next);
    }

    /// <summary>Whether the state that a stop waits for is announced as saved, and lies there whole.</summary>
    private bool IsSavedForStop()
    {
        if (wish != StopWish.AfterNextSave || progress.StatesSaved <= statesAtWish)
            return false;
        string folder = Path.Combine(plan.WorkingDirectory, progress.States[^1]);
        // The log may have lost a blank of the path where it was folded.
        if (!Directory.Exists(folder) && SavedStates.Newest(plan.OutputFolder, plan.OutputName) is [string newest, ..])
            folder = newest;
        // The state after the last step is followed by the last model, which is worth the wait (train_network.py:1722).
        return Path.GetFileName(folder) != plan.OutputName + "-state" && StateFolder.Trouble(folder) is null;
    }

    private static void MakeLogFolder(LaunchPlan plan)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(plan.LogFile)!);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{plan.LogFile}: the folder for the log cannot be made: {e.Message}", ExitCode.MachineLacks, e);
        }
    }
}
