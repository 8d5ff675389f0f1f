namespace KohyaPrep.Imaging.Grids;

/// <summary>The cells of a pixel grid along one side of a picture.</summary>
/// <param name="Pitch">Width of a cell in pixels of the picture; may be fractional.</param>
/// <param name="Start">Where the first cell begins, in pixels from the picture's edge; negative when the edge cuts it.</param>
/// <param name="Count">How many cells there are, those that the edge cuts included.</param>
public sealed record GridAxis(double Pitch, double Start, int Count)
{
    /// <summary>Where the lines lie against the picture's edge: from 0 up to the pitch.</summary>
    public double Phase => Start - (Pitch * Math.Floor(Start / Pitch));

    /// <summary>The border before a cell, in pixels from the picture's edge.</summary>
    public double Line(int cell) => Start + (cell * Pitch);

    /// <summary>A grid that divides a whole length into equal cells.</summary>
    public static GridAxis Whole(int length, int count) => new((double)length / count, 0, count);

    /// <summary>As many cells as the length has room for, a part of a cell rounded to the nearest.</summary>
    /// <param name="line">Where any of the lines lies.</param>
    public static GridAxis Of(double pitch, double line, int length) =>
        Covering(pitch, line - (pitch * Math.Floor(line / pitch)), length, Math.Max(1, (int)Math.Round(length / pitch)));

    /// <summary>The run of <paramref name="count"/> cells that covers most of a length.</summary>
    public static GridAxis Covering(double pitch, double phase, int length, int count)
    {
        GridAxis best = new(pitch, phase, count);
        for (double start = phase - pitch; start + (count * pitch) < length + pitch; start += pitch)
        {
            GridAxis axis = new(pitch, start, count);
            if (axis.Covered(length) > best.Covered(length) + 1e-9)
                best = axis;
        }

        return best;
    }

    /// <summary>The most cells, up to a number, of which each can be seen in part at least.</summary>
    public GridAxis Upto(int count, int length)
    {
        const double LeastSeen = 0.2;
        for (int cells = count; cells > 1; cells--)
        {
            GridAxis axis = Covering(Pitch, Phase, length, cells);
            if (axis.Line(1) >= LeastSeen * Pitch && length - axis.Line(cells - 1) >= LeastSeen * Pitch)
                return axis;
        }

        return this;
    }

    /// <summary>The pixels of a cell, as far as the picture has them: those whose middle lies in it.</summary>
    /// <param name="inset">How much of the cell is left out on either side, as a part of what can be seen of it.</param>
    public (int First, int End) Pixels(int cell, int length, double inset)
    {
        double first = Math.Max(0, Line(cell)), end = Math.Min(length, Line(cell + 1));
        double less = inset * (end - first);
        int from = Math.Clamp((int)Math.Ceiling(first + less - 0.5 - 1e-9), 0, length - 1);
        int to = Math.Clamp((int)Math.Ceiling(end - less - 0.5 - 1e-9), 0, length);
        return to > from ? (from, to) : (Math.Clamp((int)((first + end) / 2), 0, length - 1), Math.Clamp((int)((first + end) / 2), 0, length - 1) + 1);
    }

    private double Covered(int length) => Math.Min(length, Line(Count)) - Math.Max(0, Start);
}
