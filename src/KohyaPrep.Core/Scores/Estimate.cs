namespace KohyaPrep.Core.Scores;

/// <summary>A mean over pictures and how far it can be trusted: the interval that holds the true mean in 95 of 100 cases.</summary>
/// <param name="Mean">Over the pictures that were looked at.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Count">Pictures.</param>
public sealed record Estimate(double Mean, double Low, double High, int Count)
{
    /// <summary>Whether pictures as few and as different as these leave it open on which side of a limit the truth lies.</summary>
    public bool LeavesOpen(double limit) => Low < limit && limit <= High;
}
