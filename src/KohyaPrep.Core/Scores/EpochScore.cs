namespace KohyaPrep.Core.Scores;

/// <summary>The pictures of one checkpoint.</summary>
/// <param name="Epoch">Epochs trained; null where the file names tell steps only.</param>
/// <param name="Step">Steps trained; null where they tell epochs only.</param>
public sealed record EpochScore(int? Epoch, int? Step, SetScore Score);
