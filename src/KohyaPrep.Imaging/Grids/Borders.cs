using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace KohyaPrep.Imaging.Grids;

/// <summary>The columns and rows of a picture that differ from the one before.</summary>
internal static class Borders
{
    private const int SampledFirst = 8;

    /// <param name="columns">Set where any pixel differs from its left neighbour.</param>
    /// <param name="rows">Set where any pixel differs from the one above.</param>
    /// <param name="most">The share of columns, and of rows, beyond which it gives up.</param>
    /// <returns>False when it gave up.</returns>
    public static bool Mark(PixelImage image, Span<bool> columns, Span<bool> rows, double most)
    {
        // A few rows from all over settle it for every photograph.
        for (int sample = 0; sample < SampledFirst; sample++)
            MarkRow(image.Row((int)((sample + 0.5) * image.Height / SampledFirst)), columns);
        if (columns.Count(true) > most * columns.Length)
            return false;
        int borders = 0;
        for (int y = 1; y < image.Height; y++)
        {
            if (image.Row(y).SequenceEqual(image.Row(y - 1)))
                continue;
            rows[y] = true;
            if (++borders > most * image.Height)
                return false;
            MarkRow(image.Row(y), columns);
        }

        MarkRow(image.Row(0), columns);
        return columns.Count(true) <= most * columns.Length;
    }

    private static void MarkRow(ReadOnlySpan<uint> row, Span<bool> columns)
    {
        Span<byte> marks = MemoryMarshal.AsBytes(columns);
        int x = 1;
        for (; x + 4 <= row.Length; x += 4)
        {
            Vector128<uint> differs = ~Vector128.Equals(Vector128.Create(row[x..]), Vector128.Create(row[(x - 1)..]));
            if (differs == Vector128<uint>.Zero)
                continue;
            uint bits = differs.ExtractMostSignificantBits();
            for (int i = 0; i < 4; i++)
                marks[x + i] |= (byte)((bits >> i) & 1);
        }

        for (; x < row.Length; x++)
            marks[x] |= row[x] == row[x - 1] ? (byte)0 : (byte)1;
    }
}
