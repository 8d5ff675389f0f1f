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
        FramePixels pixels = new(sprite);
        SpriteFrame frame = new(pixels);
        BackgroundKind kind = BackgroundPattern.Of(pixels, frame);

        // Pixels of each colour in front, then those behind.
        int colours = sprite.ColourCount;
        Span<int> counts = colours <= 512 ? stackalloc int[2 * colours] : new int[2 * colours];
        counts.Clear();
        Count(sprite, kind == BackgroundKind.Unknown ? [] : Flood(sprite, frame), counts);
        string[] behind = kind == BackgroundKind.Solid ? [ColourNames.Of(frame.Clusters.Centre(0))] : NamesOf(sprite, counts[colours..]);
        return new ColourSketch(kind, behind, NamesOf(sprite, counts[..colours]));
    }

    /// <summary>What is joined to the top, left or right edge by pixels of the frame's colours.</summary>
    private static ReadOnlySpan<bool> Flood(IndexedSprite sprite, SpriteFrame frame)
    {
        // By place in the sprite's colours, after the transparent one.
        int colours = sprite.ColourCount;
        Span<bool> isBehind = colours <= 512 ? stackalloc bool[colours + 1] : new bool[colours + 1];
        isBehind[0] = false;
        for (int place = 0; place < colours; place++)
            isBehind[place + 1] = frame.IsBehind(frame.Clusters.Of(place));
        bool[] fits = new bool[sprite.Places.Length];
        for (int i = 0; i < fits.Length; i++)
            fits[i] = isBehind[sprite.Places[i] + 1];
        return BorderFlood.Of(sprite.Width, sprite.Height, fits);
    }

    private static void Count(IndexedSprite sprite, ReadOnlySpan<bool> isBackground, Span<int> counts)
    {
        ReadOnlySpan<int> places = sprite.Places;
        int colours = sprite.ColourCount;
        for (int i = 0; i < places.Length; i++)
        {
            if (places[i] != IndexedSprite.Transparent)
                counts[places[i] + (!isBackground.IsEmpty && isBackground[i] ? colours : 0)]++;
        }
    }

    /// <summary>The names of the largest areas, the largest first; of equally large ones, in ordinal order.</summary>
    private static string[] NamesOf(IndexedSprite sprite, ReadOnlySpan<int> counts)
    {
        Span<int> areas = stackalloc int[ColourNames.All.Count];
        areas.Clear();
        int all = 0;
        for (int place = 0; place < counts.Length; place++)
        {
            if (counts[place] == 0)
                continue;
            all += counts[place];
            areas[ColourNames.PlaceOf(sprite.Colour(place))] += counts[place];
        }

        Span<int> largest = stackalloc int[MostColours];
        int found = 0;
        for (int name = 0; name < areas.Length; name++)
        {
            if (areas[name] == 0 || areas[name] < SmallestShare * all)
                continue;
            int at = found;
            while (at > 0 && IsBefore(areas, name, largest[at - 1]))
                at--;
            if (at == MostColours)
                continue;
            found = Math.Min(found + 1, MostColours);
            largest[at..(found - 1)].CopyTo(largest[(at + 1)..]);
            largest[at] = name;
        }

        string[] names = new string[found];
        for (int i = 0; i < found; i++)
            names[i] = ColourNames.All[largest[i]];
        return names;
    }

    private static bool IsBefore(ReadOnlySpan<int> areas, int one, int other) => areas[one] != areas[other]
        ? areas[one] > areas[other]
        : string.CompareOrdinal(ColourNames.All[one], ColourNames.All[other]) < 0;
}
