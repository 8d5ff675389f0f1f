namespace KohyaPrep.Imaging.Scores;

/// <summary>
/// The older script's gradient. It takes differences and squares of bytes, which wrap around at 256, so that no gradient exceeds √255 = 15.97
/// and none of its limits (20, 30, 50, 150, 200) can be reached.
/// </summary>
/// <param name="Mean">As the script has it.</param>
/// <param name="TrueMean">Without the wrapping.</param>
/// <param name="Sharpness">The script's score, 0 to 100.</param>
internal sealed record LegacyGradient(double Mean, double TrueMean, int Sharpness, bool IsSharp)
{
    /// <param name="gray">Row by row from the top left.</param>
    public static LegacyGradient Of(byte[] gray, int width, int height)
    {
        if (width < 2 || height < 2)
            return new LegacyGradient(0, 0, 0, false);
        (float sum, double trueSum, float most, int high) = (0, 0, 0, 0);
        for (int y = 0; y + 1 < height; y++)
        {
            for (int x = 0; x + 1 < width; x++)
            {
                int at = (y * width) + x;
                (int across, int down) = (gray[at + 1] - gray[at], gray[at + width] - gray[at]);
                trueSum += Math.Sqrt((across * across) + (down * down));

                // numpy's square root of bytes is a 16-bit floating-point number.
                byte wrapped = (byte)((across * across) + (down * down));
                float gradient = (float)(Half)MathF.Sqrt(wrapped);
                sum += gradient;
                most = Math.Max(most, gradient);
                high += gradient > 50 ? 1 : 0;
            }
        }

        int size = (width - 1) * (height - 1);
        double mean = (double)(Half)(sum / size);
        double highShare = (double)high / size;
        int sharpness = (mean > 30 ? 40 : mean > 20 ? 25 : mean > 10 ? 10 : 0)
            + (highShare > 0.15 ? 30 : highShare > 0.10 ? 20 : highShare > 0.05 ? 10 : 0)
            + (most > 200 ? 30 : most > 150 ? 20 : 0);
        return new LegacyGradient(Math.Round(mean, 2), trueSum / size, Math.Min(sharpness, 100), mean > 20 && highShare > 0.1);
    }
}
