using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Portraits;

/// <summary>Two equal pixels of iris, each beside the same pixel of white, or of pupil.</summary>
/// <param name="Y">The row of the irises.</param>
/// <param name="Left">The column of the left one.</param>
/// <param name="Right">The column of the right one.</param>
/// <param name="Side">Where the white or the pupil is: 1 to the right of each iris, -1 to the left.</param>
/// <param name="HasWhite">Whether it is white.</param>
/// <param name="Count">Pixels of the iris's very colour at the height of the eyes; the frame of glasses has many, an iris few.</param>
internal sealed record EyePair(int Y, int Left, int Right, int Side, Lab Iris, bool HasWhite, int Count)
{
    private const double Equal = 3;
    private const int MostOfAnIris = 6;

    public int OutermostLeft => Math.Min(Left, Left + Side);

    public int OutermostRight => Math.Max(Right, Right + Side);

    /// <summary>The best pair; null when none is sure enough to be one.</summary>
    public static EyePair? Of(PortraitGrid grid, SkinTone skin)
    {
        Dictionary<uint, int> counts = [];
        for (int y = 9; y < 15; y++)
        {
            for (int x = 5; x < 19; x++)
                counts[grid.PixelAt(x, y)] = counts.GetValueOrDefault(grid.PixelAt(x, y)) + 1;
        }

        EyePair? best = null;
        for (int y = 9; y < 15; y++)
        {
            for (int left = 6; left < 14; left++)
            {
                for (int right = left + 3; right <= Math.Min(left + 6, 17); right++)
                {
                    int count = counts[grid.PixelAt(left, y)];
                    if (count > MostOfAnIris || !IsIris(grid.At(left, y), skin) || LabDistance.Between(grid.At(left, y), grid.At(right, y)) > Equal)
                        continue;
                    foreach (int side in (ReadOnlySpan<int>)[-1, 1])
                    {
                        if (Beside(grid, skin, y, left, right, side) is { } hasWhite)
                            best = Better(best, new EyePair(y, left, right, side, grid.At(left, y), hasWhite, count));
                    }
                }
            }
        }

        return best;
    }

    /// <summary>The word for the iris; empty for a colour between two words.</summary>
    public string Word()
    {
        double hue = LabDistance.Hue(Iris), chroma = Iris.Chroma;
        if (chroma < 13)
            return Iris.L > 25 ? "gray" : "";
        return hue switch
        {
            < 42 or > 345 => chroma > 45 && Iris.L > 30 ? "red" : "brown",
            < 75 => Iris.L > 52 && chroma > 50 ? "orange" : "brown",
            < 105 => "hazel",
            < 190 => "green",
            < 296 => "blue",
            _ => "purple",
        };
    }

    /// <summary>Beside a pupil, irises are dark and gray rather than coloured, so that only clear colours count there.</summary>
    public double Confidence()
    {
        double single = 1 - (0.04 * Math.Max(0, Count - 2));
        return HasWhite ? single : single * Math.Clamp((Iris.Chroma - 5) / 20, 0, 1);
    }

    private static bool IsIris(Lab colour, SkinTone skin) =>
        colour.L >= 23 && !(colour.L > 78 && colour.Chroma < 16) && !(LabDistance.Between(colour, skin.Colour) < 16 && skin.IsLike(colour));

    /// <summary>True for white, false for a pupil amid skin; null for anything else.</summary>
    private static bool? Beside(PortraitGrid grid, SkinTone skin, int y, int left, int right, int side)
    {
        Lab one = grid.At(left + side, y), other = grid.At(right + side, y);
        if (LabDistance.Between(one, other) > Equal)
            return null;
        if (one.L > 74 && one.Chroma < 18 && LabDistance.Between(one, skin.Colour) > 10)
            return true;
        bool isPupil = one.L < 8 && one.Chroma < 6
            && skin.IsLike(grid.At(left - side, y)) && skin.IsLike(grid.At(right - side, y))
            && skin.IsLike(grid.At(left + (2 * side), y)) && skin.IsLike(grid.At(right + (2 * side), y));
        return isPupil ? false : null;
    }

    private static EyePair Better(EyePair? one, EyePair other) =>
        one is null || (other.Count, other.HasWhite ? 0 : 1, other.Y).CompareTo((one.Count, one.HasWhite ? 0 : 1, one.Y)) < 0 ? other : one;
}
