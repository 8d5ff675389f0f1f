using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Imaging.Measures;

/// <summary>What lies at and under the transparent parts of a picture.</summary>
/// <param name="Transparent">Pixels whose alpha is 0.</param>
/// <param name="Translucent">Pixels whose alpha is neither 0 nor 255.</param>
/// <param name="Fringe">Translucent pixels with a transparent one beside, above or below them.</param>
/// <param name="HiddenColours">Distinct RGB colours of transparent pixels, at most <see cref="ImageFacts.ColourCap"/>.</param>
internal readonly record struct AlphaCounts(int Transparent, int Translucent, int Fringe, int HiddenColours)
{
    public static AlphaCounts Of(PixelImage image)
    {
        ReadOnlySpan<uint> pixels = image.Pixels;
        if (!pixels.ContainsAnyExceptInRange(0xFF000000, uint.MaxValue))
            return default;
        (int transparent, int translucent, int fringe) = (0, 0, 0);
        HashSet<uint> hidden = [];
        for (int y = 0; y < image.Height; y++)
        {
            ReadOnlySpan<uint> row = image.Row(y);
            for (int x = 0; x < row.Length; x++)
            {
                uint alpha = row[x] >> 24;
                if (alpha == 255)
                    continue;
                if (alpha == 0)
                {
                    transparent++;
                    if (hidden.Count < ImageFacts.ColourCap && (x == 0 || row[x - 1] != row[x]))
                        hidden.Add(row[x]);
                    continue;
                }

                translucent++;
                bool isFringe = (x > 0 && row[x - 1] >> 24 == 0) || (x + 1 < row.Length && row[x + 1] >> 24 == 0)
                    || (y > 0 && image.Row(y - 1)[x] >> 24 == 0) || (y + 1 < image.Height && image.Row(y + 1)[x] >> 24 == 0);
                fringe += isFringe ? 1 : 0;
            }
        }

        return new AlphaCounts(transparent, translucent, fringe, hidden.Count);
    }
}
