namespace KohyaPrep.Imaging.Grids;

/// <summary>How far a picture keeps to a grid.</summary>
internal static class CellDeviation
{
    /// <summary>How many pixels have not the most frequent colour of their cell.</summary>
    public static int Pixels(PixelImage image, PixelGrid grid)
    {
        Dictionary<uint, int> counts = [];
        int apart = 0;
        for (int row = 0; row < grid.Rows.Count; row++)
        {
            (int top, int bottom) = grid.Rows.Pixels(row, image.Height, 0);
            for (int column = 0; column < grid.Columns.Count; column++)
            {
                (int left, int right) = grid.Columns.Pixels(column, image.Width, 0);
                counts.Clear();
                (int most, int all) = (0, (right - left) * (bottom - top));
                for (int y = top; y < bottom; y++)
                {
                    foreach (uint pixel in image.Row(y)[left..right])
                        most = Math.Max(most, System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, pixel, out _)++ + 1);
                }

                apart += all - most;
            }
        }

        return apart;
    }
}
