using KohyaPrep.Core.Scores;

namespace KohyaPrep.Imaging.Scores;

/// <summary>
/// The owners' two older scripts in their own arithmetic, so that their results can be reproduced: bytes that wrap around, 16-bit
/// floating-point numbers, and thresholds that cannot be reached.
/// </summary>
internal static class LegacyMeasure
{
    /// <param name="hadAlpha">The scripts take the four channels of a picture with alpha for three.</param>
    public static LegacyScore Of(PixelImage image, bool hadAlpha)
    {
        byte[] gray = Gray(image);
        LegacyGradient gradient = LegacyGradient.Of(gray, image.Width, image.Height);
        LegacyPalette palette = LegacyPalette.Of(image);
        (int purity, bool isPhoto) = Photorealism(image, palette);
        double style = (gradient.Sharpness * 0.25) + (purity * 0.35) + (palette.Quality * 0.25) + (Dithering(image) * 0.15);
        return new LegacyScore(
            Math.Round(style, 2),
            purity,
            palette.ColourPurity,
            palette.IsClean,
            gradient.IsSharp && !isPhoto && palette.IsLimited,
            gradient.Mean,
            gradient.TrueMean,
            palette.Colours,
            hadAlpha);
    }

    /// <summary>As Pillow's <c>convert("L")</c>.</summary>
    private static byte[] Gray(PixelImage image)
    {
        byte[] gray = new byte[image.Width * image.Height];
        for (int i = 0; i < gray.Length; i++)
        {
            ReadOnlySpan<byte> pixel = image.Rgba.AsSpan(4 * i, 3);
            gray[i] = (byte)(((pixel[0] * 19595) + (pixel[1] * 38470) + (pixel[2] * 7471) + 0x8000) >> 16);
        }

        return gray;
    }

    /// <summary>100 less the "photorealism score" of colours to pixels and of the variance in blocks of 5×5.</summary>
    private static (int Purity, bool IsPhoto) Photorealism(PixelImage image, LegacyPalette palette)
    {
        double ratio = (double)palette.Colours / (image.Width * image.Height);
        double variance = BlockVariance(image);
        int score = ratio > 0.5 ? 40 : ratio > 0.3 ? 20 : ratio < 0.2 ? -20 : 0;
        score += variance < 1000 ? 30 : variance > 3000 ? -20 : 0;
        return (100 - Math.Clamp(score + 50, 0, 100), ratio > 0.4 && variance < 1500);
    }

    private static double BlockVariance(PixelImage image)
    {
        int side = Math.Max(2, Math.Min(5, Math.Min(image.Height / 4, image.Width / 4)));
        (double sum, int blocks) = (0, 0);
        for (int y = 0; y < image.Height - side; y += side)
        {
            for (int x = 0; x < image.Width - side; x += side)
            {
                sum += Variance(image, x, y, side);
                blocks++;
            }
        }

        return blocks == 0 ? 0 : sum / blocks;
    }

    private static double Variance(PixelImage image, int left, int top, int side)
    {
        (double sum, double squares) = (0, 0);
        for (int y = top; y < Math.Min(top + side, image.Height); y++)
        {
            for (int x = left; x < Math.Min(left + side, image.Width); x++)
            {
                foreach (byte channel in image.Rgba.AsSpan(4 * ((y * image.Width) + x), 3))
                {
                    sum += channel;
                    squares += channel * channel;
                }
            }
        }

        double count = 3.0 * side * side;
        return (squares / count) - (sum / count * (sum / count));
    }

    /// <summary>Every second pixel of every second row against its right neighbour: its share can never exceed 0.5, so nothing is ever "excessive".</summary>
    private static int Dithering(PixelImage image)
    {
        int changes = 0;
        for (int y = 0; y < image.Height; y += 2)
        {
            for (int x = 0; x < image.Width - 1; x += 2)
                changes += ((image.Row(y)[x] ^ image.Row(y)[x + 1]) & 0xFFFFFF) != 0 ? 1 : 0;
        }

        double ratio = changes / (image.Height * image.Width / 2.0);
        return ratio is > 0.1 and < 0.4 ? 70 : ratio > 0.6 ? 30 : 50;
    }
}
