using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Imaging.Measures;

/// <summary>Counts the distinct RGB colours of pixels that can be seen, up to <see cref="ImageFacts.ColourCap"/>.</summary>
internal static class ColourCount
{
    private const int SpritePixels = 128 * 128;

    /// <summary>One bit for each RGB colour, 2 MiB, kept by each thread; clear between calls.</summary>
    [ThreadStatic]
    private static ulong[]? seen;

    public static int Of(PixelImage image) => image.Pixels.Length <= SpritePixels ? CountFew(image.Pixels) : CountMany(image.Pixels);

    private static int CountFew(ReadOnlySpan<uint> pixels)
    {
        HashSet<uint> found = [];
        uint last = 0;
        foreach (uint pixel in pixels)
        {
            if (pixel != last && pixel >> 24 != 0)
                found.Add(pixel & 0xFFFFFF);
            last = pixel;
        }

        return found.Count;
    }

    private static int CountMany(ReadOnlySpan<uint> pixels)
    {
        ulong[] bits = seen ??= new ulong[(1 << 24) / 64];
        int colours = 0;
        uint last = 0;
        foreach (uint pixel in pixels)
        {
            if (pixel == last)
                continue;
            last = pixel;
            uint colour = pixel & 0xFFFFFF;
            ulong bit = 1UL << (int)(colour & 63);
            if (pixel >> 24 == 0 || (bits[colour >> 6] & bit) != 0)
                continue;
            bits[colour >> 6] |= bit;
            if (++colours == ImageFacts.ColourCap)
                break;
        }

        Array.Clear(bits);
        return colours;
    }
}
