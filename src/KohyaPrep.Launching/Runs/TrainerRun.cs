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
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>How long helpers of a trainer that has ended by itself may take to end too.</summary>
    private static readonly TimeSpan HelperGrace = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private volatile RunProgress progress = RunProgress.None;
    private volatile StopWish wish;
    private volatile int statesAtWish;

    private enum StopWish
    {
        None,
        AfterNextSave,
        Now,
    }

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

    /// <summary>Runs the training to its end. Call once.</summary>
    /// <param name="stopAtOnce">Ends the run at once; the result then says that it was interrupted.</param>
    /// <exception cref="KohyaPrepException">The trainer cannot be started, or its log cannot be written.</exception>
    public async Task<RunResult> RunAsync(CancellationToken stopAtOnce = default)
    {
        long start = Stopwatch.GetTimestamp();
        FinalFileCheck final = new(plan.FinalFile);
        MakeLogFolder();
        ITrainerProcess process = OperatingSystem.IsLinux() ? SessionProcess.Start(plan) : PlainProcess.Start(plan);
        ProcessId = process.Id;
        using LogFollower log = new(plan.LogFile, Take);

        bool isStopped = false;
        while (!process.Exit.IsCompleted)
        {
            log.CatchUp();
            if (stopAtOnce.IsCancellationRequested || wish == StopWish.Now || IsSavedForStop())
            {
                isStopped = true;
                break;
            }

            await Task.WhenAny(process.Exit, Task.Delay(Pause, CancellationToken.None));
        }

        // accelerate may have died of a signal that was meant for it alone, and left the training running, watched by nobody.
        bool isGone = (!isStopped && await GroupStop.IsGoneAsync(process, HelperGrace)) || await GroupStop.EndAsync(process, Grace);
        ProcessExit exit = isGone || process.Exit.IsCompleted ? await process.Exit : ProcessExit.WithCode(255);
        log.Finish();
        return new RunResult(
            Judgement.Of(exit, progress, final.After(), isStopped), exit, progress,
            SavedStates.NewestWhole(plan.OutputFolder, plan.OutputName), plan.LogFile, Stopwatch.GetElapsedTime(start), isGone);
    }

    private void Take(TrainerEvent next)
    {
        progress = progress.After(next);
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

    private void MakeLogFolder()
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
