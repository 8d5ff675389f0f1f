namespace KohyaPrep.Core.Scores;

/// <summary>How near a picture comes to the original that it was meant to be, both at their native size. Shares in percent.</summary>
/// <param name="Match">100 where they are the same: 0.6 × <paramref name="Fg5"/> + 0.2 × <paramref name="Bg5"/> + 0.2 × <paramref name="Edge"/>.</param>
/// <param name="Fg5">Pixels of the original's foreground that differ by CIEDE2000 5 or less.</param>
/// <param name="Bg5">The same of its background; that of the foreground where it has no background.</param>
/// <param name="Edge">Agreement of the edges beyond chance (Matthews correlation, 0 where it is negative).</param>
/// <param name="Exact">Pixels of exactly the same colour.</param>
/// <param name="MeanDifference">Mean CIEDE2000 over all pixels; no percentage.</param>
public sealed record PairScore(double Match, double Fg5, double Bg5, double Edge, double Exact, double MeanDifference);
