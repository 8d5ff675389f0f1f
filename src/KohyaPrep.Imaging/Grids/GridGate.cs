namespace KohyaPrep.Imaging.Grids;

/// <summary>
/// Whether it is worth while to look for a grid: in a picture of large equal blocks a few columns hold most of all that changes along a row. Far
/// cheaper than the search itself, which would take longer than decoding a photograph.
/// </summary>
internal static class GridGate
{
    private const int SampledRows = 64;

    /// <summary>Of all columns, those that change most …</summary>
    private const double TopShare = 1.0 / 3;

    /// <summary>… hold so much of all change.</summary>
    private const double LeastHeld = 0.6;

    public static bool MayHaveGrid(PixelImage image)
    {
        if (Math.Min(image.Width, image.Height) < GridFinder.FewestCells * GridFinder.SmallestPitch)
            return false;
        double[] steps = new double[image.Width - 1];
        for (int sample = 0; sample < SampledRows; sample++)
        {
            ReadOnlySpan<uint> row = image.Row((int)((sample + 0.5) * image.Height / SampledRows));
            for (int x = 1; x < row.Length; x++)
                steps[x - 1] += Step(row[x - 1], row[x]);
        }

        double all = steps.Sum();
        Array.Sort(steps);
        return all > 0 && steps.AsSpan((int)(steps.Length * (1 - TopShare))).ToArray().Sum() >= LeastHeld * all;
    }

    private static int Step(uint one, uint other) =>
        Math.Abs((int)(one & 0xFF) - (int)(other & 0xFF)) + Math.Abs((int)((one >> 8) & 0xFF) - (int)((other >> 8) & 0xFF))
        + Math.Abs((int)((one >> 16) & 0xFF) - (int)((other >> 16) & 0xFF));
}
