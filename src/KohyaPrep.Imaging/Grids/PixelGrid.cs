namespace KohyaPrep.Imaging.Grids;

/// <summary>The grid of large square "pixels" that a picture is made of.</summary>
/// <param name="Columns">Along the width.</param>
/// <param name="Rows">Along the height.</param>
/// <param name="Strength">How far the picture's borders keep to the grid beyond chance: 0 not at all, 1 wholly.</param>
/// <param name="IsSoft">Whether colours run into each other all over the cells, as after a Lanczos or bicubic enlargement.</param>
public sealed record PixelGrid(GridAxis Columns, GridAxis Rows, double Strength, bool IsSoft = false)
{
    /// <summary>The picture divided into equal cells, whatever is in it.</summary>
    public static PixelGrid Whole(int width, int height, int columns, int rows) =>
        new(GridAxis.Whole(width, columns), GridAxis.Whole(height, rows), 0);
}
