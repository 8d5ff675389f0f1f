using KohyaPrep.Core.Launches;

namespace KohyaPrep.Launching.Runs;

/// <summary>What a run came to.</summary>
/// <param name="Exit">Null where nobody saw how it ended.</param>
/// <param name="Progress">The last step and loss, the models and states that were written, and all else that was read.</param>
/// <param name="ResumableState">The newest whole state in the output folder; null when there is none.</param>
/// <param name="Duration">From the start to the end of the last process.</param>
/// <param name="IsGone">False when a process of the run could not be ended.</param>
public sealed record RunResult(
    Verdict Verdict, ProcessExit? Exit, RunProgress Progress, string? ResumableState, string LogFile, TimeSpan Duration, bool IsGone)
{
    public int? LastStep => Progress.Step;

    /// <summary>The step since which the loss was wrong, as the trainer counts; null where it was not.</summary>
    public int? DivergedAtStep { get; init; }

    /// <inheritdoc cref="RunProgress.Loss"/>
    public double? Loss => Progress.Loss;

    /// <inheritdoc cref="RunProgress.Checkpoints"/>
    public IReadOnlyList<string> Checkpoints => Progress.Checkpoints;
}
