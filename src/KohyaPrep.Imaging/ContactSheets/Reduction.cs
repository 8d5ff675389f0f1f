namespace KohyaPrep.Imaging.ContactSheets;

/// <summary>Shrinks pictures for being looked at.</summary>
internal static class Reduction
{
    /// <summary>
    /// Each block of <paramref name="factor"/>×<paramref name="factor"/> pixels becomes one; what is left over right and below is
    /// dropped.
    /// </summary>
    /// <param name="areLines">The brightest pixel of a block stays, so that thin lines do; otherwise it is the mean.</param>
    public static PixelImage Shrink(PixelImage image, int factor, bool areLines)
    {
        int width = Math.Max(1, image.Width / factor), height = Math.Max(1, image.Height / factor);
        PixelImage small = new(width, height, new byte[4 * width * height]);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int at = 4 * ((y * width) + x);
                for (int channel = 0; channel < 4; channel++)
                    small.Rgba[at + channel] = OfBlock(image, x * factor, y * factor, factor, channel, areLines);
            }
        }

        return small;
    }

    private static byte OfBlock(PixelImage image, int left, int top, int factor, int channel, bool areLines)
    {
        int sum = 0, most = 0, count = 0;
        for (int y = top; y < Math.Min(top + factor, image.Height); y++)
        {
            for (int x = left; x < Math.Min(left + factor, image.Width); x++)
            {
                int value = image.Rgba[(4 * ((y * image.Width) + x)) + channel];
                sum += value;
                most = Math.Max(most, value);
                count++;
            }
        }

        return (byte)(areLines ? most : (sum + (count / 2)) / count);
    }
}
