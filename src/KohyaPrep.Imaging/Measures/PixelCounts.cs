using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Imaging.Measures;

/// <summary>What counting the pixels of a picture gives.</summary>
/// <param name="Transparent">Pixels whose alpha is 0.</param>
/// <param name="Translucent">Pixels whose alpha is neither 0 nor 255.</param>
/// <param name="Colours">Distinct RGB colours of pixels that can be seen, at most <see cref="ImageFacts.ColourCap"/>.</param>
internal readonly record struct PixelCounts(int Transparent, int Translucent, int Colours)
{
    private const int SpritePixels = 128 * 128;

    /// <summary>One bit for each RGB colour, 2 MiB, kept by each thread; clear between calls.</summary>
    [ThreadStatic]
    private static ulong[]? seen;

    public static PixelCounts Of(PixelImage image)
    {
        int transparent = 0, translucent = 0;
        ReadOnlySpan<uint> pixels = image.Pixels;
        if (pixels.ContainsAnyExceptInRange(0xFF000000, uint.MaxValue))
        {
            foreach (uint pixel in pixels)
            {
                transparent += pixel >> 24 == 0 ? 1 : 0;
                translucent += pixel >> 24 is > 0 and < 255 ? 1 : 0;
            }
        }

        int colours = pixels.Length <= SpritePixels ? CountFew(pixels) : CountMany(pixels);
        return new PixelCounts(transparent, translucent, colours);
    }

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
