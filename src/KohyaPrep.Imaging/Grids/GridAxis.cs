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

    private double Covered(int length) => Math.Min(length, Line(Count)) - Math.Max(0, Start);
}
