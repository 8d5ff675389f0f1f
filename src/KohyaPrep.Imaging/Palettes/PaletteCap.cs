
namespace KohyaPrep.Imaging.Palettes;

/// <summary>
/// Brings a sprite to no more than a number of colours. One that has no more stays as it is. Otherwise colours that differ less than the sprite's
/// own noise are pooled, and then the two that differ least (CIEDE2000) are merged until few enough are left. How many pixels a colour has
/// plays no part in that, so that eyes, lips and jewellery of a pixel or two keep their own.
/// </summary>
public static class PaletteCap
{
    /// <summary>Colours that differ more are never taken for noise.</summary>
    private const double MostNoise = 3;

    /// <summary>Pooling reaches so many times as far as neighbours of one colour typically differ.</summary>
    private const double Reach = 6;

    /// <summary>More colours than this are pooled within what nobody can see first, since merging looks at all pairs.</summary>
    private const int Many = 160;

    /// <returns>The picture itself when it has no more colours.</returns>
    public static PixelImage Limit(PixelImage image, int most)
    {
        Dictionary<uint, int> counts = ColourCounts.Of(image);
        if (counts.Count <= most)
            return image;
        double noise = Math.Min(MostNoise, Reach * SpriteNoise.Of(image));
        List<ColourGroup> groups = ColourGroup.Pool(counts, counts.Count > Many ? Math.Max(1, noise) : noise);
        ColourGroup.Merge(groups, most);

        Dictionary<uint, uint> colours = [];
        foreach (ColourGroup group in groups)
        {
            uint colour = noise > 0.5 ? group.Mean : group.Dominant;
            foreach (uint member in group.Members)
                colours.Add(member, colour);
        }

        return Recoloured.Of(image, pixel => colours[pixel]);
    }
}
