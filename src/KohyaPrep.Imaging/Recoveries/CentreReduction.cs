using KohyaPrep.Imaging.Grids;

namespace KohyaPrep.Imaging.Recoveries;

/// <summary>
/// The default way from cells to colours. The median of a cell's central half does not see what runs over the borders. Where the picture is
/// noisy, the pixels around it that agree with this median (within three deviations of the picture's own noise) are averaged too; near black and white, where
/// noise is cut off and a mean would be pulled inwards, their median counts. A cell whose centre does not agree with itself is split in two,
/// and the larger part wins.
/// </summary>
internal static class CentreReduction
{
    /// <summary>The central half of each side.</summary>
    private const double Core = 0.25;

    /// <summary>Of a soft enlargement only the very middle has the cell's own colour.</summary>
    private const double SoftCore = 0.4;

    /// <summary>Below this deviation, in levels, the median of the centre is exact enough.</summary>
    private const double Quiet = 0.75;

    /// <summary>From this deviation on, also pixels near the border are worth having.</summary>
    private const double Loud = 3;

    public static PixelImage Reduce(PixelImage image, PixelGrid grid)
    {
        (int columns, int rows) = (grid.Columns.Count, grid.Rows.Count);
        PixelImage small = new(columns, rows, new byte[4 * columns * rows]);
        CellPixels cells = new(image, grid);
        double inset = grid.IsSoft ? SoftCore : Core;
        int[] spreads = new int[256];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
            {
                ReadOnlySpan<uint> core = cells.Of(column, row, inset);
                uint middle = CellColours.Median(core);
                small.Row(row)[column] = middle;
                spreads[Spread(core, middle)]++;
            }
        }

        double noise = Deviation(spreads, columns * rows);
        if (noise > Quiet && !grid.IsSoft)
            Steady(small, cells, noise);
        return small;
    }

    private static void Steady(PixelImage small, CellPixels cells, double noise)
    {
        int tolerance = (int)Math.Ceiling(3 * noise);
        uint[] agreeing = [];
        for (int row = 0; row < small.Height; row++)
        {
            for (int column = 0; column < small.Width; column++)
            {
                uint seed = small.Row(row)[column];
                ReadOnlySpan<uint> around = cells.Of(column, row, noise > Loud ? 1.0 / 16 : 1.0 / 8);
                if (agreeing.Length < around.Length)
                    agreeing = new uint[around.Length];
                int count = 0;
                foreach (uint pixel in around)
                {
                    if (CellColours.Apart(pixel, seed) <= tolerance)
                        agreeing[count++] = pixel;
                }

                small.Row(row)[column] = count < 0.3 * around.Length
                    ? CellColours.KCentroid(cells.Of(column, row, Core))
                    : Mixed(agreeing.AsSpan(0, count), seed, 2 * noise);
            }
        }
    }

    /// <summary>The mean of each channel, but the median of those that lie near an end of the scale.</summary>
    private static uint Mixed(ReadOnlySpan<uint> pixels, uint seed, double margin)
    {
        uint mean = CellColours.Mean(pixels), median = CellColours.Median(pixels), result = 0;
        for (int shift = 0; shift < 32; shift += 8)
        {
            uint level = (seed >> shift) & 0xFF;
            result |= (level < margin || level > 255 - margin ? median : mean) & (0xFFu << shift);
        }

        return result;
    }

    /// <summary>The median over a cell of how far its pixels lie from its colour, in the green channel.</summary>
    private static int Spread(ReadOnlySpan<uint> pixels, uint middle)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        int green = (int)((middle >> 8) & 0xFF);
        foreach (uint pixel in pixels)
            counts[Math.Abs((int)((pixel >> 8) & 0xFF) - green)]++;
        int seen = 0, value = -1;
        while (2 * seen < pixels.Length)
            seen += counts[++value];
        return value;
    }

    /// <summary>The standard deviation of normal noise with the mean of the cells' spreads, the largest and smallest quarter left out.</summary>
    private static double Deviation(ReadOnlySpan<int> spreads, int cells)
    {
        int seen = 0, used = 0, sum = 0;
        for (int value = 0; value < 256; value++)
        {
            int from = Math.Max(seen, cells / 4), to = Math.Min(seen + spreads[value], cells - (cells / 4));
            if (to > from)
            {
                used += to - from;
                sum += value * (to - from);
            }

            seen += spreads[value];
        }

        return used == 0 ? 0 : 1.4826 * sum / used;
    }
}
