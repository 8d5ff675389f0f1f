using KohyaPrep.Imaging.Sketches;

namespace KohyaPrep.Imaging.Measures;

/// <summary>What can be said of a sprite because it is pixel art.</summary>
internal static class SpriteArt
{
    /// <summary>A step between neighbours up to this (CIEDE2000) is hardly seen.</summary>
    private const double FaintStep = 2.3;

    /// <summary>A stray pixel differs by more than this from what is around it.</summary>
    private const double SeenStep = 5;

    private const int MostColours = 16;

    /// <summary>The share of pairs of neighbours that differ so little that it is hardly seen, 0 to 1.</summary>
    public static double FaintSteps(IndexedSprite sprite)
    {
        (int width, int height) = (sprite.Width, sprite.Height);
        int pairs = (height * (width - 1)) + (width * (height - 1));
        if (pairs == 0)
            return 0;
        ReadOnlySpan<int> places = sprite.Places;
        FaintPairs known = new(sprite, FaintStep);
        int faint = 0;
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<int> row = places.Slice(y * width, width);
            for (int x = 1; x < row.Length; x++)
                faint += row[x] != row[x - 1] && known.Holds(row[x - 1], row[x]) ? 1 : 0;
            if (y == 0)
                continue;
            ReadOnlySpan<int> above = places.Slice((y - 1) * width, width);
            for (int x = 0; x < row.Length; x++)
                faint += row[x] != above[x] && known.Holds(above[x], row[x]) ? 1 : 0;
        }

        return (double)faint / pairs;
    }

    /// <summary>
    /// Pixels whose 24 neighbours, two deep, have all one colour, and which differ from it to the eye. That colour is that of an upper corner: on a
    /// figure single pixels are eyes and buttons.
    /// </summary>
    public static int StrayPixels(IndexedSprite sprite)
    {
        ReadOnlySpan<int> places = sprite.Places;
        (int width, int stray) = (sprite.Width, 0);
        (int left, int right) = (places[0], places[width - 1]);
        for (int y = 2; y + 2 < sprite.Height; y++)
        {
            for (int x = 2; x + 2 < width; x++)
            {
                int at = (y * width) + x, around = places[at - 1];
                if ((around != left && around != right) || places[at] == around || places[at + 1] != around || places[at - width] != around || places[at + width] != around)
                    continue;
                stray += IsAround(places, at, width, around) && Differs(sprite, places[at], around) ? 1 : 0;
            }
        }

        return stray;
    }

    /// <summary>The largest colours, six hexadecimal digits each, largest first.</summary>
    public static string Palette(IndexedSprite sprite)
    {
        int colours = sprite.ColourCount;
        Span<int> counts = colours <= 256 ? stackalloc int[colours] : new int[colours], order = colours <= 256 ? stackalloc int[colours] : new int[colours];
        counts.Clear();
        foreach (int place in sprite.Places)
        {
            if (place != IndexedSprite.Transparent)
                counts[place]--;
        }

        for (int i = 0; i < order.Length; i++)
            order[i] = i;
        counts.Sort(order);
        Span<byte> kept = stackalloc byte[3 * Math.Min(MostColours, colours)];
        for (int i = 0; 3 * i < kept.Length; i++)
            (kept[3 * i], kept[(3 * i) + 1], kept[(3 * i) + 2]) = sprite.Colour(order[i]);
        return Convert.ToHexStringLower(kept);
    }

    private static bool Differs(IndexedSprite sprite, int one, int other) =>
        one < 0 != other < 0 || (one >= 0 && sprite.Difference(one, other) > SeenStep);

    private static bool IsAround(ReadOnlySpan<int> places, int at, int width, int around)
    {
        for (int dy = -2; dy <= 2; dy++)
        {
            for (int dx = -2; dx <= 2; dx++)
            {
                if ((dx != 0 || dy != 0) && places[at + (dy * width) + dx] != around)
                    return false;
            }
        }

        return true;
    }
}
