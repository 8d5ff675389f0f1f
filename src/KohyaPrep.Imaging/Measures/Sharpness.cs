using System.Runtime.Intrinsics;

namespace KohyaPrep.Imaging.Measures;

/// <summary>
/// How much of the difference between neighbouring pixels a mean over nine takes away, as Crété-Roffet, Dolmière, Ladret and Nicolas do ("The blur
/// effect", 2007): nearly all of it in a sharp picture, little in one that is blurred already. A picture is as sharp as its sharpest parts, since a blurred background is wanted.
/// </summary>
internal static class Sharpness
{
    private const int Tile = 64, Reach = 4, Every = 4;

    /// <summary>Tiles whose neighbours differ by less on the mean, in levels, are flat and say nothing.</summary>
    private const double LeastStep = 1;

    /// <summary>So many of all tiles must be sharper.</summary>
    private const double SharpestShare = 0.1;

    /// <returns>0 blurred to 1 sharp; 1 where everything is flat, so that nothing can be said.</returns>
    public static double Of(LumaPlane plane)
    {
        if (Math.Min(plane.Width, plane.Height) < (2 * Reach) + 2)
            return 1;
        List<double> tiles = [];
        for (int top = 0; top < plane.Height; top += Tile)
        {
            for (int left = 0; left < plane.Width; left += Tile)
            {
                if (OfTile(plane, left, top, Math.Min(Tile, plane.Width - left), Math.Min(Tile, plane.Height - top)) is { } sharpness)
                    tiles.Add(sharpness);
            }
        }

        if (tiles.Count == 0)
            return 1;
        tiles.Sort();
        return tiles[Math.Max(0, (int)(tiles.Count * (1 - SharpestShare)) - (tiles.Count == 1 ? 1 : 0))];
    }

    private static double? OfTile(LumaPlane plane, int left, int top, int width, int height)
    {
        if (width < (2 * Reach) + 2 || height < (2 * Reach) + 2)
            return null;
        (long steps, long taken) across = (0, 0), down = (0, 0);
        for (int y = 0; y < height; y += Every)
            Add(plane.Row(top + y).Slice(left, width), ref across);
        for (int y = Reach + 1; y + Reach < height; y++)
        {
            AddDown(
                plane.Row(top + y - Reach - 1).Slice(left, width), plane.Row(top + y - 1).Slice(left, width),
                plane.Row(top + y).Slice(left, width), plane.Row(top + y + Reach).Slice(left, width), ref down);
        }

        int pairs = ((height + Every - 1) / Every * (width - 1 - (2 * Reach))) + ((width + Every - 1) / Every * (height - 1 - (2 * Reach)));
        if (across.steps + down.steps < LeastStep * pairs)
            return null;
        double Share((long Steps, long Taken) sums) => sums.Steps == 0 ? 1 : (double)sums.Taken / (9 * sums.Steps);

        // Blurred in either direction is blurred: a moved camera blurs along one.
        return across.steps < down.steps / 8 ? Share(down) : down.steps < across.steps / 8 ? Share(across) : Math.Min(Share(across), Share(down));
    }

    /// <summary>Adds the steps between neighbours, and nine times what the mean takes away of them.</summary>
    private static void Add(ReadOnlySpan<byte> line, ref (long Steps, long Taken) sums)
    {
        // The step of the mean from x−1 to x is a ninth of what comes in less what goes out.
        Vector128<int> steps = default, taken = default;
        int x = Reach + 1;
        for (; x + Reach + Vector128<short>.Count <= line.Length; x += Vector128<short>.Count)
        {
            Vector128<short> step = Vector128.Abs(LumaPlane.Eight(line, x) - LumaPlane.Eight(line, x - 1));
            Vector128<short> left = Vector128.Max(default, (step * 9) - Vector128.Abs(LumaPlane.Eight(line, x + Reach) - LumaPlane.Eight(line, x - Reach - 1)));
            steps += Vector128.WidenLower(step) + Vector128.WidenUpper(step);
            taken += Vector128.WidenLower(left) + Vector128.WidenUpper(left);
        }

        sums.Steps += Vector128.Sum(steps);
        sums.Taken += Vector128.Sum(taken);
        for (; x + Reach < line.Length; x++)
            Add(line[x - Reach - 1], line[x - 1], line[x], line[x + Reach], ref sums);
    }

    /// <summary>The same of every fourth column: the step from the row before to a row.</summary>
    /// <param name="outgoing">The row that leaves the mean there.</param>
    /// <param name="incoming">The row that enters it.</param>
    private static void AddDown(
        ReadOnlySpan<byte> outgoing, ReadOnlySpan<byte> before, ReadOnlySpan<byte> row, ReadOnlySpan<byte> incoming, ref (long Steps, long Taken) sums)
    {
        Vector256<int> steps = default, taken = default;
        int x = 0;
        for (; x + Vector256<byte>.Count <= row.Length; x += Vector256<byte>.Count)
        {
            Vector256<int> step = Vector256.Abs(EveryFourth(row, x) - EveryFourth(before, x));
            steps += step;
            taken += Vector256.Max(default, (step * 9) - Vector256.Abs(EveryFourth(incoming, x) - EveryFourth(outgoing, x)));
        }

        sums.Steps += Vector256.Sum(steps);
        sums.Taken += Vector256.Sum(taken);
        for (; x < row.Length; x += Every)
            Add(outgoing[x], before[x], row[x], incoming[x], ref sums);
    }

    private static void Add(int outgoing, int before, int here, int incoming, ref (long Steps, long Taken) sums)
    {
        int step = Math.Abs(here - before);
        sums.Steps += step;
        sums.Taken += Math.Max(0, (9 * step) - Math.Abs(incoming - outgoing));
    }

    private static Vector256<int> EveryFourth(ReadOnlySpan<byte> row, int x) => Vector256.Create(row[x..]).AsInt32() & Vector256.Create(0xFF);
}
