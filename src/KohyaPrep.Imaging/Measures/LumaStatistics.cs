namespace KohyaPrep.Imaging.Measures;

/// <summary>How the luma of a picture is spread.</summary>
/// <param name="Dark">What 5 % of the pixels do not reach, 0 to 1.</param>
/// <param name="Bright">What 1 % of the pixels exceed, 0 to 1.</param>
/// <param name="Light">Share of the pixels above middle gray, 0 to 1.</param>
/// <param name="Entropy">In bits, 0 to 8.</param>
internal readonly record struct LumaStatistics(double Dark, double Bright, double Light, double Entropy)
{
    private const double DarkShare = 0.05, BrightShare = 0.99;

    public static LumaStatistics Of(LumaPlane plane)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        ReadOnlySpan<byte> all = plane.All;
        foreach (byte luma in all)
            counts[luma]++;
        long light = 0;
        foreach (int count in counts[128..])
            light += count;
        double entropy = 0;
        foreach (int count in counts)
        {
            if (count > 0)
                entropy -= (double)count / all.Length * Math.Log2((double)count / all.Length);
        }

        return new LumaStatistics(Percentile(counts, all.Length, DarkShare), Percentile(counts, all.Length, BrightShare), (double)light / all.Length, Math.Max(0, entropy));
    }

    private static double Percentile(ReadOnlySpan<int> counts, int all, double share)
    {
        long below = 0;
        for (int luma = 0; luma < counts.Length; luma++)
        {
            below += counts[luma];
            if (below >= share * all)
                return luma / 255.0;
        }

        return 1;
    }
}
