namespace KohyaPrep.Cli.Output;

/// <summary>A curve in braille characters, each of which holds two columns of four dots.</summary>
internal static class BrailleChart
{
    private const int DotsAcross = 2;
    private const int DotsDown = 4;

    // By row and column within a character.
    private static readonly int[,] Dots = { { 0x01, 0x08 }, { 0x02, 0x10 }, { 0x04, 0x20 }, { 0x40, 0x80 } };

    /// <summary>Draws a function over whole numbers; where it jumps between two columns, they are joined.</summary>
    /// <param name="value">Asked for a few places in each column.</param>
    /// <param name="last">The last place; the first is 0.</param>
    /// <param name="top">The value of the upper edge; the lower one is 0.</param>
    /// <param name="width">In characters.</param>
    /// <param name="height">In characters.</param>
    public static IReadOnlyList<string> Draw(Func<long, double> value, long last, double top, int width, int height)
    {
        char[][] lines = [.. Enumerable.Range(0, height).Select(_ => Enumerable.Repeat('\u2800', width).ToArray())];
        int columns = width * DotsAcross;
        int rows = height * DotsDown;
        int Row(double number) => Math.Clamp((int)Math.Round((1 - (number / top)) * (rows - 1)), 0, rows - 1);
        int? before = null;
        for (int column = 0; column < columns; column++)
        {
            int[] hit = [.. Places(column, columns, last).Select(place => Row(value(place)))];
            int from = Math.Min(hit.Min(), before + 1 ?? rows);
            int to = Math.Max(hit.Max(), before - 1 ?? 0);
            for (int row = from; row <= to; row++)
                lines[row / DotsDown][column / DotsAcross] |= (char)Dots[row % DotsDown, column % DotsAcross];
            before = hit[^1];
        }

        return [.. lines.Select(line => new string(line))];
    }

    // The places that fall into a column, the first and last of them among the few that are looked at.
    private static IEnumerable<long> Places(int column, int columns, long last)
    {
        const int Most = 24;
        long from = (long)((Int128)last * column / columns);
        long to = Math.Max(from, (long)((Int128)last * (column + 1) / columns) - (column == columns - 1 ? 0 : 1));
        long step = Math.Max(1, (to - from) / Most);
        for (long place = from; place < to; place += step)
            yield return place;
        yield return to;
    }
}
