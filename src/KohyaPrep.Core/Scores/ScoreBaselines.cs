namespace KohyaPrep.Core.Scores;

/// <summary>What the same numbers are on the originals themselves: the scale that a score is read on. All in percent.</summary>
/// <param name="Itself">Match of each original with itself: 100.</param>
/// <param name="Another">Match with another original, twins left out: what a wrong but well-drawn picture reaches.</param>
/// <param name="MostSimilar">Match with the most similar other original, twins left out.</param>
/// <param name="FlatBackground">Match with its own background colour alone: what drawing nothing reaches.</param>
/// <param name="Noise">Match with random pixels.</param>
/// <param name="StyleHeldOut">Style of originals against a band made from the other half of them.</param>
/// <param name="StyleNoise">Style of random pixels.</param>
/// <param name="Colours">Distinct colours of the originals; no percentage.</param>
/// <param name="Twins">Originals left out of the comparisons above because another is nearly the same (nine in ten pixels).</param>
public sealed record ScoreBaselines(
    Spread Itself,
    Spread Another,
    Spread MostSimilar,
    Spread FlatBackground,
    Spread Noise,
    Spread StyleHeldOut,
    Spread StyleNoise,
    Spread Colours,
    int Twins);
