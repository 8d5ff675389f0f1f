using KohyaPrep.Core.Runs;
using KohyaPrep.Core.Scores;

namespace KohyaPrep.Core.Advice;

/// <summary>One time that an option was tried.</summary>
/// <param name="Run">The run's id; null for one that the user only told of.</param>
/// <param name="State">Null for one that the user only told of.</param>
/// <param name="Reached">The score; null when there is none. Of one that was told, a mean without an interval.</param>
/// <param name="Dollars">What it cost; null when not known.</param>
/// <param name="Hours">How long it took; null when not known.</param>
public sealed record TriedOnce(string? Run, RunState? State, Estimate? Reached, ScoreKind Kind, double? Dollars, double? Hours)
{
    /// <summary>Whether it came to a result that can be judged.</summary>
    public bool IsJudged => Reached is not null || Run is null;
}
