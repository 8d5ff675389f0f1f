namespace KohyaPrep.Core.Scores;

/// <summary>Checkpoints of one run, by what they draw.</summary>
/// <param name="Checkpoints">In the order of training.</param>
/// <param name="Best">Place in <paramref name="Checkpoints"/> of the one with the highest headline; of equal ones the earliest.</param>
/// <param name="RunnerUp">Place of the next best; null with one checkpoint only.</param>
/// <param name="Margin">How much better the best is than the next, over the prompts that both have drawn; null as above.</param>
/// <param name="WithinNoise">Whether <paramref name="Margin"/> may as well be 0 or less: other seeds could turn it around.</param>
public sealed record EpochComparison(
    IReadOnlyList<EpochScore> Checkpoints,
    int Best,
    int? RunnerUp,
    Estimate? Margin,
    bool WithinNoise)
{
    public int Form { get; init; } = SetScore.CurrentForm;
}
