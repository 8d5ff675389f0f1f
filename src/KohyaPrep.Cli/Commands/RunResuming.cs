using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Runs;
using KohyaPrep.Launching.Runs;

namespace KohyaPrep.Cli.Commands;

/// <summary>Puts an interrupted run back into the queue.</summary>
internal static class RunResuming
{
    /// <returns>Its id.</returns>
    /// <exception cref="KohyaPrepException">It is finished, still runs, or has no whole state.</exception>
    public static string Queue(Terminal terminal, RunStore store, RunRecord run)
    {
        using IDisposable held = FileLock.TryTakeRun(store, run.Id)
            ?? throw new KohyaPrepException($"{run.Id}: another launcher watches it.");
        run = store.Read(run.Id);
        if (run.State == RunState.Queued)
            return run.Id;
        Resumption resumption = ResumePoint.Of(store, run);
        terminal.Say($"resuming {run.Id} from {Path.GetFileName(resumption.State)}, at step {resumption.StepsDone} of {run.PlannedSteps}");
        if (resumption.Caveat is { } caveat)
            terminal.Say($"note: {caveat}");
        store.Write(run with { State = RunState.Queued, Resumes = true });
        return run.Id;
    }
}
