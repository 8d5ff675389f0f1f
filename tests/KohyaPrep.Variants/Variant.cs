using KohyaPrep.Imaging;

namespace KohyaPrep.Variants;

/// <summary>One way in which a sprite becomes a large picture.</summary>
/// <param name="Make">Of the sprite and a seed; the seed tells pictures of one variant apart.</param>
public sealed record Variant(string Name, Func<PixelImage, int, PixelImage> Make)
{
    private const int Side = 512;

    /// <summary>Those that the published figures were measured on, all at 512×512.</summary>
    public static IReadOnlyList<Variant> Published { get; } =
    [
        new("clean", (sprite, _) => Clean(sprite)),
        new("jpeg85", (sprite, _) => Variation.Jpeg(Clean(sprite), 85)),
        new("noise8", (sprite, seed) => Variation.Noise(Clean(sprite), 8, seed)),
        new("blur1.5", (sprite, _) => Variation.Blur(Clean(sprite), 1.5)),
        new("lanczos", (sprite, _) => Variation.EnlargeByLanczos(sprite, Side, Side)),
        new("vae", Decoded),
        new("vae+noise8+jpeg85", (sprite, seed) => Variation.Jpeg(Variation.Noise(Decoded(sprite, seed), 8, seed), 85)),
        new("warp4", (sprite, seed) => Variation.Warp(Clean(sprite), 4, seed)),
        new("offset3", (sprite, _) => Variation.Shift(Clean(sprite), 3, 3)),
        new("offset9", (sprite, _) => Variation.Shift(Clean(sprite), 9, 9)),
        new("vae+offset3", (sprite, seed) => Variation.Shift(Decoded(sprite, seed), 3, 3)),
        new("vae+offset9", (sprite, seed) => Variation.Shift(Decoded(sprite, seed), 9, 9)),
    ];

    private static PixelImage Clean(PixelImage sprite) => Variation.Enlarge(sprite, Side, Side);

    private static PixelImage Decoded(PixelImage sprite, int seed) => Variation.Decode(Clean(sprite), 1, seed);
}
