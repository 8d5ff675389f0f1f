using System.Runtime.Intrinsics;

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
        int[] steps = new int[image.Width - 1];
        for (int sample = 0; sample < SampledRows; sample++)
            AddSteps(image.Row((int)((sample + 0.5) * image.Height / SampledRows)), steps);
        long all = Sum(steps);
        Array.Sort(steps);
        return all > 0 && Sum(steps.AsSpan((int)(steps.Length * (1 - TopShare)))) >= LeastHeld * all;
    }

    /// <summary>Adds the steps of a row: of neighbouring pixels the differences of their channels, alpha left out.</summary>
    private static void AddSteps(ReadOnlySpan<uint> row, Span<int> steps)
    {
        Vector128<uint> channel = Vector128.Create(0xFFu);
        int x = 0;
        for (; x + Vector128<uint>.Count < row.Length; x += Vector128<uint>.Count)
        {
            Vector128<byte> one = Vector128.Create(row[x..]).AsByte(), other = Vector128.Create(row[(x + 1)..]).AsByte();
            Vector128<uint> step = (Vector128.Max(one, other) - Vector128.Min(one, other)).AsUInt32();
            Vector128<uint> sum = (step & channel) + ((step >>> 8) & channel) + ((step >>> 16) & channel);
            (Vector128.Create<int>(steps[x..]) + sum.AsInt32()).CopyTo(steps[x..]);
        }

        for (; x < steps.Length; x++)
            steps[x] += Step(row[x], row[x + 1]);
    }

    private static long Sum(ReadOnlySpan<int> steps)
    {
        long sum = 0;
        foreach (int step in steps)
            sum += step;
        return sum;
    }

    private static int Step(uint one, uint other) =>
        Math.Abs((int)(one & 0xFF) - (int)(other & 0xFF)) + Math.Abs((int)((one >> 8) & 0xFF) - (int)((other >> 8) & 0xFF))
        + Math.Abs((int)((one >> 16) & 0xFF) - (int)((other >> 16) & 0xFF));
}
