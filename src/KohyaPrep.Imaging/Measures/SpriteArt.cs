using System.Globalization;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Colours;
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
        ReadOnlySpan<int> places = sprite.Places;
        (int faint, int pairs) = (0, 0);
        double[] lightness = new double[sprite.ColourCount];
        for (int i = 0; i < lightness.Length; i++)
            lightness[i] = sprite.Lab(i).L;
        for (int y = 0; y < sprite.Height; y++)
        {
            for (int x = 0; x < sprite.Width; x++)
            {
                int at = (y * sprite.Width) + x;
                if (x + 1 < sprite.Width)
                    Look(sprite, places[at], places[at + 1]);
                if (y + 1 < sprite.Height)
                    Look(sprite, places[at], places[at + sprite.Width]);
            }
        }

        return pairs == 0 ? 0 : (double)faint / pairs;

        void Look(IndexedSprite sprite, int one, int other)
        {
            pairs++;
            if (one == other || one < 0 || other < 0)
                return;

            // Lightness alone settles most, and costs nothing.
            if (Math.Abs(lightness[one] - lightness[other]) <= FaintStep * ColourDifference.LargestLightnessWeight && sprite.Difference(one, other) <= FaintStep)
                faint++;
        }
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
        int[] counts = sprite.Counts();
        int[] order = new int[counts.Length];
        for (int i = 0; i < order.Length; i++)
            (order[i], counts[i]) = (i, -counts[i]);
        Array.Sort(counts, order);
        int kept = Math.Min(MostColours, order.Length);
        return string.Create(6 * kept, (sprite, order), static (text, state) =>
        {
            for (int i = 0; 6 * i < text.Length; i++)
            {
                Rgb colour = state.sprite.Colour(state.order[i]);
                int value = (colour.Red << 16) | (colour.Green << 8) | colour.Blue;
                value.TryFormat(text[(6 * i)..], out _, "x6", CultureInfo.InvariantCulture);
            }
        });
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
