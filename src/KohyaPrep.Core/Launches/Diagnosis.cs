namespace KohyaPrep.Core.Launches;

/// <summary>What came of a training, why, and what to do.</summary>
/// <param name="Cause">Null for a success, and where the cause is not known.</param>
public sealed record Diagnosis(RunOutcome Outcome, string Summary, RunProgress Progress, CauseMatch? Cause)
{
    /// <summary>The trainer's own last error line; null where there was none.</summary>
    public string? Error { get; init; }

    /// <summary>The file to blame; null where none can be named.</summary>
    public string? File { get; init; }

    /// <summary>What to do; null for a success.</summary>
    public string? Remedy => Cause?.BestRemedy ?? (Outcome == RunOutcome.Failed ? UnknownRemedy : Outcome == RunOutcome.Unknown ? CutRemedy : null);

    /// <summary>For an error of no known cause: the trainer's own traceback. Null otherwise.</summary>
    public string? Traceback => Outcome == RunOutcome.Failed && Cause is null && Progress.Errors.Count > 0 ? Progress.Errors[^1].Traceback() : null;

    /// <summary>The same with a better remedy for a full GPU: one that was worked out from all the settings, rather than from what the log tells.</summary>
    /// <param name="advice">Null leaves it as it is.</param>
    public Diagnosis WithMemoryAdvice(string? advice) => advice is not null && Cause is { } cause && cause.Cause == Causes.OutOfMemory && cause.Remedy != OutOfMemoryRemedy.Host
        ? this with { Cause = cause with { Remedy = advice } }
        : this;

    private const string UnknownRemedy = "The cause is not known to this program. The trainer's own traceback is the best clue.";
    private const string CutRemedy = "The log ends without saying how the training did: it still runs, or it was ended from outside. Say its exit status with --exit.";

    /// <summary>Joins a verdict with the cause that the errors tell.</summary>
    public static Diagnosis Of(Verdict verdict, RunProgress progress, ProcessExit? exit)
    {
        CauseMatch? cause = CauseOf(verdict, progress, exit);
        RunOutcome outcome = verdict.Kind switch
        {
            VerdictKind.Trained => RunOutcome.Trained,
            VerdictKind.Interrupted => RunOutcome.Interrupted,
            VerdictKind.Killed when cause?.Cause == Causes.Killed || cause?.Cause == Causes.TimeLimit => RunOutcome.Interrupted,
            _ => RunOutcome.Failed,
        };
        return new Diagnosis(outcome, verdict.Summary, progress, cause)
        {
            Error = verdict.OwnError,
            File = cause is null ? verdict.FileToBlame : cause.File,
        };
    }

    private static CauseMatch? CauseOf(Verdict verdict, RunProgress progress, ProcessExit? exit) => verdict.Kind switch
    {
        VerdictKind.Trained => progress.Facts.GetValueOrDefault(TrainerFact.EmptyCaption) is { } picture ? new CauseMatch(Causes.EmptyCaptions, picture) : null,
        VerdictKind.NoData => new CauseMatch(Causes.NoData),
        VerdictKind.LossNaN => new CauseMatch(Causes.LossNaN),
        VerdictKind.LossExploded => new CauseMatch(Causes.LossExploded),
        VerdictKind.Interrupted => new CauseMatch(progress.WentOnWithoutLauncher ? Causes.InterruptedOrphan : Causes.Interrupted),
        VerdictKind.Killed => CauseFinder.Of(progress) ?? new CauseMatch(OfSignal(exit?.Signal ?? progress.LauncherFailure?.Signal ?? exit?.Code - 128)),
        VerdictKind.FinalFileMissing or VerdictKind.FinalFileDamaged => CauseFinder.Of(progress) ?? new CauseMatch(Causes.FinalFileMissing, verdict.FileToBlame),
        _ => CauseFinder.Of(progress),
    };

    private static Cause OfSignal(int? signal) => signal switch
    {
        9 => Causes.TrainerProcessKilled,
        4 or 6 or 7 or 8 or 11 => Causes.TrainerCrashed,
        _ => Causes.Killed,
    };
}
