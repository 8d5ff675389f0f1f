namespace KohyaPrep.Imaging.Grids;

/// <summary>
/// Where brightness changes fastest: along every row (or column) each crest of the slope counts once, at its place. Of a picture that was
/// enlarged softly (Lanczos, bicubic) the slopes themselves are as wide as the cells, but their crests still stand on the lines.
/// </summary>
internal static class CrestProfile
{
    /// <summary>Slopes are taken between the means of so many pixels on either side.</summary>
    private const int Reach = 4;

    /// <summary>Crests below are grain; in summed levels of the weighted channels.</summary>
    private const int Least = 9 * Reach * 3 / 2;

    /// <summary>Higher crests count no more than this.</summary>
    private const int Most = 10 * Least;

    /// <returns>A value for each column; the first is 0.</returns>
    public static double[] OfColumns(PixelImage image) => Of(Brightness(image, transposed: false), image.Width, image.Height);

    /// <returns>A value for each row; the first is 0.</returns>
    public static double[] OfRows(PixelImage image) => Of(Brightness(image, transposed: true), image.Height, image.Width);

    /// <summary>3·red + 4·green + 2·blue.</summary>
    private static int[] Brightness(PixelImage image, bool transposed)
    {
        int[] values = new int[image.Width * image.Height];
        for (int y = 0; y < image.Height; y++)
        {
            ReadOnlySpan<uint> row = image.Row(y);
            for (int x = 0; x < row.Length; x++)
            {
                uint pixel = row[x];
                int value = (int)((3 * (pixel & 0xFF)) + (4 * ((pixel >> 8) & 0xFF)) + (2 * ((pixel >> 16) & 0xFF)));
                values[transposed ? (x * image.Height) + y : (y * image.Width) + x] = value;
            }
        }

        return values;
    }

    private static double[] Of(int[] brightness, int length, int lines)
    {
        double[] profile = new double[length];
        int[] slopes = new int[length];
        for (int line = 0; line < lines; line++)
        {
            ReadOnlySpan<int> values = brightness.AsSpan(line * length, length);
            int left = 0, right = 0;
            for (int i = 0; i < Reach; i++)
            {
                left += values[i];
                right += values[Reach + i];
            }

            for (int x = Reach; x <= length - Reach; x++)
            {
                slopes[x] = Math.Abs(right - left);
                if (x == length - Reach)
                    break;
                left += values[x] - values[x - Reach];
                right += values[x + Reach] - values[x];
            }

            for (int x = Reach + 1; x < length - Reach; x++)
            {
                int slope = slopes[x];
                if (slope > Least && slope > slopes[x - 1] && slope >= slopes[x + 1])
                    profile[x] += Math.Min(slope, Most);
            }
        }

        for (int x = 0; x < length; x++)
            profile[x] /= Most * (double)lines;
        return profile;
    }
}
