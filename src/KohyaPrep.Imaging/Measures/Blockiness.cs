using System.Runtime.Intrinsics;

namespace KohyaPrep.Imaging.Measures;

/// <summary>The borders of JPEG's blocks of 8×8, as far as they can be seen.</summary>
internal static class Blockiness
{
    private const int Block = 8, RowsBetween = 2;

    /// <returns>
    /// How much larger steps at the borders of blocks are than those beside them, beyond what is usual at other places; in levels of luma,
    /// the mean over both directions. The blocks may begin anywhere, as in a picture that was cropped.
    /// </returns>
    public static double Of(LumaPlane plane)
    {
        if (Math.Min(plane.Width, plane.Height) < 4 * Block)
            return 0;
        Span<long> columns = stackalloc long[Block], rows = stackalloc long[Block];
        columns.Clear();
        rows.Clear();
        for (int y = 2; y + 1 < plane.Height; y++)
        {
            ReadOnlySpan<byte> row = plane.Row(y);
            if (y % RowsBetween == 0)
                AddColumns(row, columns);
            rows[y % Block] += SumOfRow(plane.Row(y - 2), plane.Row(y - 1), row, plane.Row(y + 1));
        }

        double perColumn = (plane.Width - 3.0) / Block * (plane.Height / RowsBetween), perRow = (plane.Height - 3.0) / Block * (plane.Width / RowsBetween);
        return Math.Max(0, (Standing(columns, perColumn) + Standing(rows, perRow)) / 2);
    }

    private static void AddColumns(ReadOnlySpan<byte> row, Span<long> columns)
    {
        // Eight neighbours at a time: as many as a block is wide, so that each lane stays at one place of the blocks.
        Vector128<int> low = default, high = default;
        int x = 2;
        for (; x + Block < row.Length; x += Block)
        {
            Vector128<short> excess = Excess(LumaPlane.Eight(row, x - 2), LumaPlane.Eight(row, x - 1), LumaPlane.Eight(row, x), LumaPlane.Eight(row, x + 1));
            low += Vector128.WidenLower(excess);
            high += Vector128.WidenUpper(excess);
        }

        for (int lane = 0; lane < Block / 2; lane++)
        {
            columns[(2 + lane) % Block] += low[lane];
            columns[(2 + lane + (Block / 2)) % Block] += high[lane];
        }

        for (; x + 1 < row.Length; x++)
            columns[x % Block] += Excess(row[x - 2], row[x - 1], row[x], row[x + 1]);
    }

    private static long SumOfRow(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, ReadOnlySpan<byte> row, ReadOnlySpan<byte> after)
    {
        Vector128<short> counted = Vector128.Create(-1, 0, -1, 0, -1, 0, -1, 0);
        Vector128<int> sums = default;
        int x = 0;
        for (; x + Block <= row.Length; x += Block)
        {
            Vector128<short> excess = Excess(LumaPlane.Eight(first, x), LumaPlane.Eight(second, x), LumaPlane.Eight(row, x), LumaPlane.Eight(after, x)) & counted;
            sums += Vector128.WidenLower(excess) + Vector128.WidenUpper(excess);
        }

        long sum = Vector128.Sum(sums);
        for (; x < row.Length; x += RowsBetween)
            sum += Excess(first[x], second[x], row[x], after[x]);
        return sum;
    }

    private static Vector128<short> Excess(Vector128<short> before, Vector128<short> one, Vector128<short> other, Vector128<short> after) =>
        (Vector128.Abs(other - one) << 1) - Vector128.Abs(one - before) - Vector128.Abs(after - other);

    /// <summary>Twice how much a step exceeds its neighbours.</summary>
    private static int Excess(int before, int one, int other, int after) =>
        (2 * Math.Abs(other - one)) - Math.Abs(one - before) - Math.Abs(after - other);

    private static double Standing(ReadOnlySpan<long> sums, double pixels)
    {
        Span<long> sorted = stackalloc long[Block];
        sums.CopyTo(sorted);
        sorted.Sort();
        return (sorted[^1] - sorted[Block / 2]) / (2 * pixels);
    }
}
