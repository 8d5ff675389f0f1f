using KohyaPrep.Core.Datasets;
using KohyaPrep.Imaging.Canvases;
using KohyaPrep.Imaging.Colours;
using KohyaPrep.Imaging.Png;

namespace KohyaPrep.Imaging.EdgeMaps;

/// <summary>
/// The rows and columns of a canvas that only repeat the one before. A map that is decided within a reach of each pixel is itself repeated in the middle
/// of such a run, beyond that reach from both of its ends. So runs can be cut to twice the reach and one, the map drawn of what is left, and
/// its middle lines repeated again: not one byte of it changes. Canny's hysteresis, which has no reach, follows lines through the middle of a
/// run alike, whether it is one pixel long or thirty.
/// </summary>
internal sealed class RepeatedLines
{
    /// <summary>For each row of the canvas, the picture's row that it shows (-1 for the border's colour), and its place among the rows that are left.</summary>
    private readonly int[] sourceRows, rows;
    private readonly int[] sourceColumns, columns;
    private readonly uint colour;

    private RepeatedLines(int[] sourceRows, int[] rows, int[] sourceColumns, int[] columns, uint colour)
    {
        (this.sourceRows, this.rows) = (sourceRows, rows);
        (this.sourceColumns, this.columns) = (sourceColumns, columns);
        this.colour = colour;
    }

    public static RepeatedLines Of(PixelImage image, CanvasStep canvas, int reach)
    {
        int[] firstRows = new int[image.Height];
        bool[] changesColumn = new bool[image.Width];
        for (int y = 0; y < image.Height; y++)
        {
            ReadOnlySpan<uint> row = image.Row(y);
            bool repeats = y > 0 && row.SequenceEqual(image.Row(y - 1));
            firstRows[y] = repeats ? firstRows[y - 1] : y;
            if (!repeats)
                MarkChanges(row, changesColumn);
        }

        int[] firstColumns = new int[image.Width];
        for (int x = 1; x < image.Width; x++)
            firstColumns[x] = changesColumn[x] ? x : firstColumns[x - 1];
        int[] sourceRows = [.. Canvas.Places(image.Height, canvas.Height, canvas).Select(place => place < 0 ? -1 : firstRows[place])];
        int[] sourceColumns = [.. Canvas.Places(image.Width, canvas.Width, canvas).Select(place => place < 0 ? -1 : firstColumns[place])];
        return new RepeatedLines(sourceRows, Places(sourceRows, reach), sourceColumns, Places(sourceColumns, reach), canvas.Border.Colour?.Pixel ?? 0);
    }

    /// <summary>What the canvas shows, with its runs cut.</summary>
    public PixelImage Shorten(PixelImage image)
    {
        (int width, int height) = (columns[^1] + 1, rows[^1] + 1);
        if ((width, height) == (image.Width, image.Height) && (width, height) == (columns.Length, rows.Length))
            return image;
        PixelImage core = new(width, height, GC.AllocateUninitializedArray<byte>(checked(4 * width * height)));
        for (int y = 0; y < rows.Length; y++)
        {
            if (y > 0 && rows[y] == rows[y - 1])
                continue;
            Span<uint> target = core.Row(rows[y]);
            if (sourceRows[y] < 0)
            {
                target.Fill(colour);
                continue;
            }

            ReadOnlySpan<uint> row = image.Row(sourceRows[y]);
            for (int x = 0; x < columns.Length; x++)
                target[columns[x]] = sourceColumns[x] < 0 ? colour : row[sourceColumns[x]];
        }

        return core;
    }

    /// <summary>Brings a map of what was shortened to the canvas' size.</summary>
    /// <param name="map">A byte for each pixel.</param>
    /// <param name="isInverted">Whether lines are black.</param>
    public EdgeMap Lengthen(byte[] map, bool isInverted)
    {
        int coreWidth = columns[^1] + 1;
        List<int> starts = [.. Enumerable.Range(0, rows.Length).Where(y => y == 0 || rows[y] != rows[y - 1])];
        DistinctRows distinct = new(starts, rows.Length);
        if (coreWidth == columns.Length)
            return new EdgeMap(columns.Length, map, distinct, isInverted);
        byte[] wide = GC.AllocateUninitializedArray<byte>(checked(columns.Length * starts.Count));
        for (int row = 0; row < starts.Count; row++)
        {
            Span<byte> target = wide.AsSpan(row * columns.Length, columns.Length);
            ReadOnlySpan<byte> source = map.AsSpan(row * coreWidth, coreWidth);
            for (int x = 0; x < target.Length; x++)
                target[x] = source[columns[x]];
        }

        return new EdgeMap(columns.Length, wide, distinct, isInverted);
    }

    private static void MarkChanges(ReadOnlySpan<uint> row, bool[] changes)
    {
        for (int x = 1; x < row.Length; x++)
            changes[x] |= row[x] != row[x - 1];
    }

    /// <summary>For each line its place among those that are left when runs of equal ones are cut.</summary>
    private static int[] Places(int[] sources, int reach)
    {
        int[] places = new int[sources.Length];
        int next = 0;
        for (int start = 0; start < sources.Length;)
        {
            int end = start + 1;
            while (end < sources.Length && sources[end] == sources[start])
                end++;
            for (int at = start; at < end; at++)
            {
                bool isMiddle = at - start > reach && end - 1 - at >= reach;
                places[at] = isMiddle ? next - 1 : next++;
            }

            start = end;
        }

        return places;
    }
}
