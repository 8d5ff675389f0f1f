using KohyaPrep.Core.Datasets;
using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Sketches;

/// <summary>Looks at a sprite as a painter would: what is behind, and which colours are there.</summary>
public static class SpriteSketch
{
    /// <summary>Longest side of a picture that counts as a sprite, in pixels.</summary>
    public const int LongestSide = 128;

    /// <summary>A colour with a smaller share of its area is not named.</summary>
    private const double SmallestShare = 0.05;

    private const int MostColours = 5;

    /// <summary>Whether a picture is small enough.</summary>
    public static bool Applies(PixelImage image) => image.Width <= LongestSide && image.Height <= LongestSide;

    /// <returns>
    /// Without background colours where its kind is unknown; the dominant colours are then those of the whole picture.
    /// </returns>
    public static ColourSketch Draw(PixelImage image) => Draw(new IndexedSprite(image));

    /// <inheritdoc cref="Draw(PixelImage)"/>
    internal static ColourSketch Draw(IndexedSprite sprite)
    {
        SpriteFrame frame = SpriteFrame.Of(sprite);
        BackgroundKind kind = BackgroundPattern.Of(sprite, frame);
        bool[] isBackground = kind == BackgroundKind.Unknown ? new bool[sprite.Places.Length] : Flood(sprite, frame);
        IReadOnlyList<string> behind = kind == BackgroundKind.Solid
            ? [ColourNames.Of(frame.Clusters.Centre(0))]
            : NamesOf(sprite, isBackground, wanted: true);
        return new ColourSketch(kind, behind, NamesOf(sprite, isBackground, wanted: false));
    }

    /// <summary>What is joined to the top, left or right edge by pixels of the frame's colours.</summary>
    private static bool[] Flood(IndexedSprite sprite, SpriteFrame frame)
    {
        // By place in the sprite's colours, after the transparent one.
        bool[] isBehind = [false, .. Enumerable.Range(0, sprite.ColourCount).Select(place => frame.IsBehind(frame.Clusters.Of(place)))];
        return BorderFlood.Of(sprite.Width, sprite.Height, at => isBehind[sprite.Places[at] + 1]);
    }

    private static List<string> NamesOf(IndexedSprite sprite, bool[] isBackground, bool wanted)
    {
        int[] counts = new int[sprite.ColourCount];
        int all = 0;
        for (int i = 0; i < isBackground.Length; i++)
        {
            int place = sprite.Places[i];
            if (isBackground[i] != wanted || place == IndexedSprite.Transparent)
                continue;
            all++;
            counts[place]++;
        }

        Dictionary<string, int> areas = new(StringComparer.Ordinal);
        for (int place = 0; place < counts.Length; place++)
        {
            if (counts[place] == 0)
                continue;
            string name = ColourNames.Of(sprite.Colour(place));
            areas[name] = areas.GetValueOrDefault(name) + counts[place];
        }

        return [.. areas
            .Where(name => name.Value >= SmallestShare * all)
            .OrderByDescending(name => name.Value)
            .ThenBy(name => name.Key, StringComparer.Ordinal)
            .Take(MostColours)
            .Select(name => name.Key)];
    }
}
