using KohyaPrep.Imaging.Grids;

namespace KohyaPrep.Imaging.Recoveries;

/// <summary>The pixels of one cell after another, in a buffer that is used again.</summary>
internal sealed class CellPixels(PixelImage image, PixelGrid grid)
{
    private uint[] buffer = [];

    /// <param name="inset">How much of the cell is left out on each side, as a part of it.</param>
    /// <returns>Valid until the next call; at least one pixel.</returns>
    public ReadOnlySpan<uint> Of(int column, int row, double inset)
    {
        (int left, int right) = grid.Columns.Pixels(column, image.Width, inset);
        (int top, int bottom) = grid.Rows.Pixels(row, image.Height, inset);
        int width = right - left, count = width * (bottom - top);
        if (buffer.Length < count)
            buffer = new uint[count];
        for (int y = top; y < bottom; y++)
            image.Row(y)[left..right].CopyTo(buffer.AsSpan((y - top) * width));
        return buffer.AsSpan(0, count);
    }
}
