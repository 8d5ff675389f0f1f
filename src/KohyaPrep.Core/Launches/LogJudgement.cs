namespace KohyaPrep.Core.Launches;

/// <summary>Judges a run by its log alone, from whatever machine it came; the exit status helps where it is known.</summary>
public static class LogJudgement
{
    /// <param name="exit">Null when it is not known.</param>
    public static Diagnosis Of(RunProgress progress, ProcessExit? exit)
    {
        bool isSaved = progress.Facts.ContainsKey(TrainerFact.LastModelSaved);
        if ((exit ?? Guess(progress, isSaved)) is not { } status)
            return new Diagnosis(RunOutcome.Unknown, $"The log ends {Place(progress)} and does not say why.", progress, null);
        string model = isSaved && progress.Checkpoints.Count > 0 ? progress.Checkpoints[^1] : "the last model";
        FinalFile final = new(isSaved ? FinalFileState.Whole : FinalFileState.Missing, model);
        return Diagnosis.Of(Judgement.Of(status, progress, final), progress, status);
    }

    /// <summary>What the exit status must have been, from how the log ends.</summary>
    private static ProcessExit? Guess(RunProgress progress, bool isSaved)
    {
        // accelerate alone may have been ended; what counts then is what became of the training.
        if (isSaved && (progress.LauncherFailure is null || progress.WentOnWithoutLauncher) && progress.OwnError is null)
            return ProcessExit.WithCode(0);
        if (progress.WentOnWithoutLauncher && progress.OwnError is null)
            return null;
        if (progress.LauncherFailure?.Signal is { } signal)
            return ProcessExit.BySignal(signal);
        if (progress.OwnError is not null || progress.LauncherFailure is not null)
            return progress.LauncherFailure?.Kind == "KeyboardInterrupt" ? ProcessExit.BySignal(2) : ProcessExit.WithCode(1);
        if (progress.SaidNoData)
            return ProcessExit.WithCode(0);
        return progress.Facts.ContainsKey(TrainerFact.MissingTrainingFile) && progress.Stages.Count <= 1 ? ProcessExit.WithCode(1) : null;
    }

    private static string Place(RunProgress progress) =>
        progress.Step is { } step ? $"at step {step} of {progress.TotalSteps}" : "before the first step";
}
