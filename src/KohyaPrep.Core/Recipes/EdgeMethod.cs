namespace KohyaPrep.Core.Recipes;

/// <summary>What counts as an edge.</summary>
public enum EdgeMethod
{
    /// <summary>What OpenCV's Canny finds.</summary>
    Canny,

    /// <summary>Where a pixel's colour visibly differs from its neighbour's (CIEDE2000): for pixel art.</summary>
    Borders,
}
