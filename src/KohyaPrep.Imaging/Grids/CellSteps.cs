namespace KohyaPrep.Imaging.Grids;

/// <summary>
/// Whether colours change at the lines of a grid rather than inside of its cells. In a photograph they change as much in the one place as in
/// the other, also when JPEG packed it in blocks of 8, whose borders make a comb of their own.
/// </summary>
internal sealed class CellSteps
{
    /// <summary>Smaller steps, in levels of the channel that changes most, are no matter.</summary>
    private const double Unseen = 4;

    /// <summary>Steps that are fewer or fainter than this on the mean are no matter either.</summary>
    private const double LeastMean = 0.5;

    /// <summary>The part of all steps that must lie on every second, third, … line before the others are taken for none.</summary>
    private const double NearlyAll = 0.93;

    private readonly PixelGrid grid;
    private readonly double[] atColumns;
    private readonly double[] atRows;
    private readonly double inside;

    public CellSteps(PixelImage image, PixelGrid grid)
    {
        this.grid = grid;
        (GridAxis columns, GridAxis rows) = (grid.Columns, grid.Rows);
        atColumns = new double[columns.Count];
        atRows = new double[rows.Count];
        (double width, double height) = (columns.Pitch, rows.Pitch);
        for (int row = 0; row < rows.Count; row++)
        {
            for (int column = 0; column < columns.Count; column++)
            {
                (double x, double y) = (columns.Line(column), rows.Line(row));
                atColumns[column] += Step(image, x, y + (height / 2), width, height, alongX: true);
                atRows[row] += Step(image, x + (width / 2), y, width, height, alongX: false);
                inside += Step(image, x + (width / 2), y + (height / 2), width, height, alongX: true);
                inside += Step(image, x + (width / 2), y + (height / 2), width, height, alongX: false);
            }
        }
    }

    /// <summary>The share of the steps that lie at the lines: ½ where the grid means nothing, 1 where all cells are flat.</summary>
    public double AtLines
    {
        get
        {
            double lines = atColumns.Sum() + atRows.Sum();
            return lines < LeastMean * 2 * atColumns.Length * atRows.Length ? 0.5 : lines / (lines + inside);
        }
    }

    /// <summary>
    /// The grid of larger cells, where only every second (third, …) line shows any steps: a comb of half the pitch touches all lines too, and
    /// JPEG's blocks of 8 do so in cells of 16, 24 or 32 pixels.
    /// </summary>
    public PixelGrid Coarsest(int width, int height)
    {
        for (int multiple = 8; multiple > 1; multiple--)
        {
            (double shareX, int firstX) = OfEvery(atColumns, multiple);
            (double shareY, int firstY) = OfEvery(atRows, multiple);
            if (Math.Min(atColumns.Length, atRows.Length) / multiple >= GridFinder.FewestCells && shareX >= NearlyAll && shareY >= NearlyAll)
                return new PixelGrid(Merged(grid.Columns, multiple, firstX, width), Merged(grid.Rows, multiple, firstY, height), grid.Strength);
        }

        return grid;
    }

    private static (double Share, int First) OfEvery(double[] steps, int multiple)
    {
        double[] sums = new double[multiple];
        for (int i = 0; i < steps.Length; i++)
            sums[i % multiple] += steps[i];
        int first = Array.IndexOf(sums, sums.Max());
        return (sums[first] / Math.Max(1e-9, steps.Sum()), first);
    }

    private static GridAxis Merged(GridAxis axis, int multiple, int first, int length)
    {
        double pitch = axis.Pitch * multiple;
        return GridAxis.Of(pitch, axis.Line(first), length);
    }

    /// <summary>How far the means of two blocks on either side of a place differ, where that can be seen.</summary>
    private static double Step(PixelImage image, double x, double y, double width, double height, bool alongX)
    {
        double deep = (alongX ? width : height) * 0.35, wide = (alongX ? height : width) * 0.25;
        (long Red, long Green, long Blue, long Alpha, int Count) one, other;
        if (alongX)
            (one, other) = (Sum(image, x - deep, x, y - wide, y + wide), Sum(image, x, x + deep, y - wide, y + wide));
        else
            (one, other) = (Sum(image, x - wide, x + wide, y - deep, y), Sum(image, x - wide, x + wide, y, y + deep));
        if (one.Count == 0 || other.Count == 0)
            return 0;
        double most = Math.Max(
            Math.Max(Apart(one.Red, other.Red), Apart(one.Green, other.Green)), Math.Max(Apart(one.Blue, other.Blue), Apart(one.Alpha, other.Alpha)));
        return Math.Max(0, most - Unseen);

        double Apart(long a, long b) => Math.Abs(((double)a / one.Count) - ((double)b / other.Count));
    }

    private static (long Red, long Green, long Blue, long Alpha, int Count) Sum(PixelImage image, double left, double right, double top, double bottom)
    {
        int x0 = (int)Math.Round(left), x1 = Math.Max(x0 + 1, (int)Math.Round(right));
        int y0 = (int)Math.Round(top), y1 = Math.Max(y0 + 1, (int)Math.Round(bottom));
        if (x0 < 0 || y0 < 0 || x1 > image.Width || y1 > image.Height)
            return default;
        long red = 0, green = 0, blue = 0, alpha = 0;
        for (int y = y0; y < y1; y++)
        {
            foreach (uint pixel in image.Row(y)[x0..x1])
            {
                red += pixel & 0xFF;
                green += (pixel >> 8) & 0xFF;
                blue += (pixel >> 16) & 0xFF;
                alpha += pixel >> 24;
            }
        }

        return (red, green, blue, alpha, (x1 - x0) * (y1 - y0));
    }
}
