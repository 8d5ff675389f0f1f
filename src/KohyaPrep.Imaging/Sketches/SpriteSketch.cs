using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Imaging.Sketches;

/// <summary>Looks at a sprite as a painter would: what is behind, and which colours are there.</summary>
public static class SpriteSketch
{
    /// <summary>Longest side of a picture that counts as a sprite, in pixels.</summary>
    public const int LongestSide = 128;

    /// <summary>Whether a picture is small enough.</summary>
    public static bool Applies(PixelImage image) => image.Width <= LongestSide && image.Height <= LongestSide;

    public static ColourSketch Draw(PixelImage image) => new(BackgroundKind.Unknown, [], []);
}
