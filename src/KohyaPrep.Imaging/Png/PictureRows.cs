namespace KohyaPrep.Imaging.Png;

/// <summary>
/// A picture as rows with how often each stands one below the other: an enlarged sprite is a few rows, repeated. Neighbours differ.
/// </summary>
public sealed class PictureRows
{
    private readonly PixelImage distinct;
    private readonly List<(int Row, int Times)> runs = [];

    private PictureRows(PixelImage distinct) => this.distinct = distinct;

    /// <summary>In pixels.</summary>
    public int Width => distinct.Width;

    /// <summary>In pixels: of all rows, as often as they stand there.</summary>
    public int Height { get; private set; }

    /// <summary>How many runs of equal rows there are.</summary>
    public int Count => runs.Count;

    /// <summary>Finds the runs of a picture, which is not copied.</summary>
    public static PictureRows Of(PixelImage image)
    {
        PictureRows rows = new(image);
        for (int y = 0; y < image.Height; y++)
            rows.Add(y, 1);
        return rows;
    }

    /// <param name="distinct">Holds the rows; it is not copied.</param>
    /// <param name="rowsInOrder">Which of its rows stand below each other, and how often; neighbours may be equal.</param>
    public static PictureRows Of(PixelImage distinct, IEnumerable<(int Row, int Times)> rowsInOrder)
    {
        PictureRows rows = new(distinct);
        foreach ((int row, int times) in rowsInOrder)
            rows.Add(row, times);
        return rows;
    }

    /// <summary>The pixels of a run's row, red in the lowest byte.</summary>
    public ReadOnlySpan<uint> Row(int run) => distinct.Row(runs[run].Row);

    /// <summary>How often the row of a run stands there.</summary>
    public int Times(int run) => runs[run].Times;

    private void Add(int row, int times)
    {
        Height += times;
        if (runs.Count > 0 && (runs[^1].Row == row || distinct.Row(row).SequenceEqual(distinct.Row(runs[^1].Row))))
            runs[^1] = (runs[^1].Row, runs[^1].Times + times);
        else
            runs.Add((row, times));
    }
}
