namespace KohyaPrep.Core.Scores;

/// <summary>The pictures of one checkpoint.</summary>
/// <param name="Label">What to call it: <c>epoch 3</c>, <c>step 500</c>, or its folder's name.</param>
/// <param name="Epoch">Epochs trained; null where the file names tell steps only.</param>
/// <param name="Step">Steps trained; null where they tell epochs only.</param>
public sealed record EpochScore(string Label, int? Epoch, int? Step, SetScore Score);
