namespace KohyaPrep.Core.Scores;

/// <summary>
/// What the owners' two older scripts say of a picture, faults and all. Kept so that older results can be compared; not to be
/// used for anything new.
/// </summary>
/// <param name="Style">Style score: 92 at most by its formula, about 70 in practice.</param>
/// <param name="ColourPurity">0 to 100; 90 at most where there are more than ten colours.</param>
/// <param name="IsCleanPixelArt">True also for a black picture.</param>
/// <param name="IsPixelArt">False for every picture: its threshold cannot be reached.</param>
/// <param name="MeanGradient">With the overflow of bytes that the script has.</param>
/// <param name="TrueMeanGradient">Without it.</param>
/// <param name="UniqueColours">At the size that the picture was judged at.</param>
/// <param name="Crashes">Whether the script would have died, as it does of every picture with an alpha channel; the numbers are then those of the colours alone.</param>
public sealed record LegacyScore(
    double Style,
    double ColourPurity,
    bool IsCleanPixelArt,
    bool IsPixelArt,
    double MeanGradient,
    double TrueMeanGradient,
    int UniqueColours,
    bool Crashes);
