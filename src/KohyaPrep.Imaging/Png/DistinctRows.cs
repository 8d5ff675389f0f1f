namespace KohyaPrep.Imaging.Png;

/// <summary>The rows of a picture without those that repeat the one before.</summary>
/// <param name="Starts">Where each of them stands in the picture, in pixels from the top, in order; the first is 0.</param>
/// <param name="Height">Of the picture in pixels.</param>
internal readonly record struct DistinctRows(IReadOnlyList<int> Starts, int Height)
{
    /// <param name="pixels">Row by row.</param>
    public static DistinctRows Of(ReadOnlySpan<uint> pixels, int width)
    {
        int height = pixels.Length / width;
        List<int> starts = [0];
        for (int y = 1; y < height; y++)
        {
            if (!pixels.Slice(y * width, width).SequenceEqual(pixels.Slice((y - 1) * width, width)))
                starts.Add(y);
        }

        return new DistinctRows(starts, height);
    }

    /// <summary>How often a row stands there, one below the other.</summary>
    public int CountOf(int row) => (row + 1 < Starts.Count ? Starts[row + 1] : Height) - Starts[row];
}
