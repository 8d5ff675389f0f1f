using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.EdgeMaps;

/// <summary>
/// The borders of art pixels whose colours visibly differ. A line lies on the left or upper pixel of the two, where Canny draws it too, and has
/// its ends joined at corners. Of a sprite enlarged by a whole factor the same comes out as of the sprite itself, however large.
/// </summary>
internal static class BorderEdges
{
    /// <summary>CIEDE2000 above which two colours are told apart.</summary>
    public const double Visible = 5;

    /// <returns>Width·Height bytes, 255 for an edge and 0.</returns>
    public static byte[] Draw(PixelImage image)
    {
        byte[] map = new byte[image.Width * image.Height];
        Dictionary<ulong, bool> known = [];
        for (int y = 0; y < image.Height; y++)
        {
            ReadOnlySpan<uint> row = image.Row(y);
            ReadOnlySpan<uint> below = image.Row(Math.Min(y + 1, image.Height - 1));
            for (int x = 0; x < row.Length; x++)
            {
                if ((x + 1 < row.Length && Differ(row[x], row[x + 1], known)) || Differ(row[x], below[x], known))
                    map[(y * image.Width) + x] = 255;
            }
        }

        return map;
    }

    private static bool Differ(uint one, uint other, Dictionary<ulong, bool> known)
    {
        (one, other) = (one & 0xFFFFFF, other & 0xFFFFFF);
        if (one == other)
            return false;
        ulong pair = ((ulong)Math.Min(one, other) << 32) | Math.Max(one, other);
        if (!known.TryGetValue(pair, out bool differ))
        {
            // Photographs have more pairs than are worth remembering.
            if (known.Count == 1 << 16)
                known.Clear();
            differ = ColourDifference.Between(Rgb.OfPixel(one), Rgb.OfPixel(other)) > Visible;
            known.Add(pair, differ);
        }

        return differ;
    }
}
