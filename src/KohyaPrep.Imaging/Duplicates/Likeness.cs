namespace KohyaPrep.Imaging.Duplicates;

/// <summary>A picture reduced to 32×32 means, whatever its shape: what two photographs are held against each other by.</summary>
internal static class Likeness
{
    private const int Side = 32;

    /// <summary>Correlation of the luma of two likenesses from which they show the same.</summary>
    private const double LeastCorrelation = 0.97;

    /// <summary>Mean difference of a channel, in levels, up to which their colours are the same.</summary>
    private const double MostApart = 16;

    public static PixelImage Of(PixelImage image)
    {
        PixelImage small = new(Side, Side, new byte[4 * Side * Side]);
        for (int row = 0; row < Side; row++)
        {
            (int top, int bottom) = Span(row, image.Height);
            for (int column = 0; column < Side; column++)
                small.Row(row)[column] = Mean(image, Span(column, image.Width), (top, bottom));
        }

        return small;
    }

    /// <param name="isMirrored">Whether the other is turned over first.</param>
    public static bool AreSame(PixelImage one, PixelImage other, bool isMirrored)
    {
        (double sum1, double sum2, double square1, double square2, double product, long apart) = (0, 0, 0, 0, 0, 0);
        for (int y = 0; y < Side; y++)
        {
            ReadOnlySpan<uint> row = one.Row(y), second = other.Row(y);
            for (int x = 0; x < Side; x++)
            {
                (uint a, uint b) = (row[x], second[isMirrored ? Side - 1 - x : x]);
                (double luma1, double luma2) = (Luma(a), Luma(b));
                (sum1, sum2, square1, square2, product) = (sum1 + luma1, sum2 + luma2, square1 + (luma1 * luma1), square2 + (luma2 * luma2), product + (luma1 * luma2));
                apart += Apart(a, b);
            }
        }

        const double Count = Side * Side;
        double spread1 = square1 - (sum1 * sum1 / Count), spread2 = square2 - (sum2 * sum2 / Count);
        double correlation = spread1 <= 0 || spread2 <= 0 ? 0 : (product - (sum1 * sum2 / Count)) / Math.Sqrt(spread1 * spread2);
        return correlation >= LeastCorrelation && apart / (3 * Count) <= MostApart;
    }

    private static (int From, int To) Span(int cell, int length)
    {
        int from = Math.Min(length - 1, cell * length / Side);
        return (from, Math.Max(from + 1, (cell + 1) * length / Side));
    }

    private static uint Mean(PixelImage image, (int From, int To) columns, (int From, int To) rows)
    {
        (long red, long green, long blue) = (0, 0, 0);
        for (int y = rows.From; y < rows.To; y++)
        {
            foreach (uint pixel in image.Row(y)[columns.From..columns.To])
                (red, green, blue) = (red + (pixel & 0xFF), green + ((pixel >> 8) & 0xFF), blue + ((pixel >> 16) & 0xFF));
        }

        long count = (long)(columns.To - columns.From) * (rows.To - rows.From);
        return 0xFF000000 | (uint)(red / count) | ((uint)(green / count) << 8) | ((uint)(blue / count) << 16);
    }

    private static double Luma(uint pixel) => (0.299 * (pixel & 0xFF)) + (0.587 * ((pixel >> 8) & 0xFF)) + (0.114 * ((pixel >> 16) & 0xFF));

    private static int Apart(uint one, uint other) =>
        Math.Abs((int)(one & 0xFF) - (int)(other & 0xFF)) + Math.Abs((int)((one >> 8) & 0xFF) - (int)((other >> 8) & 0xFF))
        + Math.Abs((int)((one >> 16) & 0xFF) - (int)((other >> 16) & 0xFF));
}
