using KohyaPrep.Imaging.Grids;

namespace KohyaPrep.Imaging.Recoveries;

/// <summary>Makes each cell of a grid one pixel.</summary>
public static class CellReduction
{
    /// <returns>As many pixels as the grid has cells.</returns>
    public static PixelImage Reduce(PixelImage image, PixelGrid grid, CellMethod method)
    {
        if (method == CellMethod.Centre)
            return CentreReduction.Reduce(image, grid);
        PixelImage small = new(grid.Columns.Count, grid.Rows.Count, new byte[4 * grid.Columns.Count * grid.Rows.Count]);
        CellPixels cells = new(image, grid);
        for (int row = 0; row < small.Height; row++)
        {
            for (int column = 0; column < small.Width; column++)
                small.Row(row)[column] = Colour(cells.Of(column, row, method == CellMethod.Nearest ? 0.5 : 0), method);
        }

        return small;
    }

    private static uint Colour(ReadOnlySpan<uint> pixels, CellMethod method) => method switch
    {
        CellMethod.Median => CellColours.Median(pixels),
        CellMethod.Box => CellColours.Mean(pixels),
        CellMethod.Mode => CellColours.Mode(pixels),
        CellMethod.KCentroid => CellColours.KCentroid(pixels),
        _ => pixels[0],
    };
}
