namespace KohyaPrep.Core.Scores;

/// <summary>
/// What the owners' two older scripts say of a picture, faults and all. Kept so that older results can be compared; not to be
/// used for anything new.
/// </summary>
/// <param name="Style">Style score: 92 at most by its formula, about 70 in practice.</param>
/// <param name="PixelArtPurity">A part of it: 0 to 90.</param>
/// <param name="ColourPurity">The other script's, 0 to 100: of few colours and of the share that the ten most frequent have.</param>
/// <param name="IsCleanPixelArt">True also for a black picture.</param>
/// <param name="IsPixelArt">False for every picture: its threshold cannot be reached.</param>
/// <param name="MeanGradient">With the overflow of bytes that the script has.</param>
/// <param name="TrueMeanGradient">Without it.</param>
/// <param name="UniqueColours">Distinct colours at native size.</param>
/// <param name="HasAlpha">The scripts die of a picture with an alpha channel, or mix up its channels; the numbers are those of its colours alone.</param>
public sealed record LegacyScore(
    double Style,
    double PixelArtPurity,
    double ColourPurity,
    bool IsCleanPixelArt,
    bool IsPixelArt,
    double MeanGradient,
    double TrueMeanGradient,
    int UniqueColours,
    bool HasAlpha);
