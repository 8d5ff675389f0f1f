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
            {
                for (int x = 2; x + 1 < row.Length; x++)
                    columns[x % Block] += Excess(row[x - 2], row[x - 1], row[x], row[x + 1]);
            }

            ReadOnlySpan<byte> first = plane.Row(y - 2), second = plane.Row(y - 1), after = plane.Row(y + 1);
            long sum = 0;
            for (int x = 0; x < row.Length; x += RowsBetween)
                sum += Excess(first[x], second[x], row[x], after[x]);
            rows[y % Block] += sum;
        }

        double perColumn = (plane.Width - 3.0) / Block * (plane.Height / RowsBetween), perRow = (plane.Height - 3.0) / Block * (plane.Width / RowsBetween);
        return Math.Max(0, (Standing(columns, perColumn) + Standing(rows, perRow)) / 2);
    }

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
