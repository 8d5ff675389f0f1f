using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Portraits;

/// <summary>What covers a head: hair where top and sides are of one material, something worn where the sides are hair of another.</summary>
/// <param name="Hair">Its colour; empty when not known.</param>
/// <param name="Headwear">The colour of what is worn; null when nothing is known to be, empty for a colour without a word.</param>
/// <param name="Confidence">0 to 1.</param>
internal sealed record HeadReading(string Hair, string? Headwear, double Confidence)
{
    private const double LeastTopShare = 0.55;
    private const double LeastSideShare = 0.6;

    private static readonly HeadReading Nothing = new("", null, 0);

    private static readonly string[] GrownColours = ["black", "brown", "blonde", "red", "orange"];

    public static HeadReading Of(PortraitGrid grid, SkinTone skin)
    {
        if (Material.MostOf(TopOf(grid, skin)) is not { Count: >= 10 } top || Material.MostOf(SidesOf(grid, skin)) is not { } sides
            || top.Share < LeastTopShare || sides.Share < LeastSideShare)
            return Nothing;
        string above = MaterialColours.Of(top), beside = MaterialColours.Of(sides);
        double distance = LabDistance.OfMaterial(top.Mean, sides.Mean);
        double shares = Math.Sqrt(top.Share * sides.Share);
        bool isHood = IsHood(grid, top);
        if (above.Length > 0 && above == beside && sides.IsSolid && !isHood && sides.Rows >= 3 && sides.Count >= (sides.OnTheLeft < 2 ? 9 : 6))
            return new HeadReading(above, null, shares);

        // Short hair shows little beside the face. Cloth of such a colour would mostly be trimmed, and end where the face begins.
        bool isShort = GrownColours.Contains(above) && sides.Count >= 2 && (beside == above || (beside.Length == 0 && sides.Count < 12))
            && !isHood && distance < 20 && top.Share >= 0.9 && top.Count >= 25;
        if (isShort)
            return new HeadReading(above, null, 0.9 * shares);

        bool isFalling = (sides.OnTheLeft >= 3 && sides.OnTheRight >= 3) || (sides.Rows >= 8 && sides.Count >= 20 && sides.Thick >= 6);
        bool isOther = beside.Length > 0 && above != beside && distance > 26 && LabDistance.OfMaterial(sides.Mean, skin.Colour) > 22;
        return isOther && sides.IsSolid && sides.Count >= 8 && sides.Rows >= 6 && isFalling
            ? new HeadReading(beside, above, shares)
            : Nothing;
    }

    private static List<(int X, int Y, Lab Colour)> TopOf(PortraitGrid grid, SkinTone skin)
    {
        List<(int X, int Y, Lab Colour)> pixels = [];
        for (int y = 0; y < 8; y++)
        {
            for (int x = 0; x < PortraitGrid.Size; x++)
            {
                Lab colour = grid.At(x, y);
                bool isForehead = y >= 4 && x is >= 6 and <= 17 && skin.IsLike(colour);
                if (grid.IsPerson(x, y) && !Outlines.IsOne(colour) && !isForehead)
                    pixels.Add((x, y, colour));
            }
        }

        return pixels;
    }

    private static List<(int X, int Y, Lab Colour)> SidesOf(PortraitGrid grid, SkinTone skin)
    {
        List<(int X, int Y, Lab Colour)> pixels = [];
        for (int y = 9; y < 18; y++)
        {
            for (int x = 0; x < PortraitGrid.Size; x++)
            {
                Lab colour = grid.At(x, y);
                if (x is <= 6 or >= 15 && grid.IsPerson(x, y) && !Outlines.IsOne(colour) && LabDistance.Between(colour, skin.Colour) > 12 && !skin.IsLike(colour))
                    pixels.Add((x, y, colour));
            }
        }

        return pixels;
    }

    /// <summary>Cloth goes on below the chin and over the shoulders; hair does one of the two.</summary>
    private static bool IsHood(PortraitGrid grid, Material top)
    {
        int chin = 0, shoulders = 0;
        for (int y = 17; y < 22; y++)
        {
            for (int x = 2; x < 22; x++)
            {
                if (!grid.IsPerson(x, y) || LabDistance.Between(grid.At(x, y), top.Mean) >= 22)
                    continue;
                chin += y >= 19 && x is >= 8 and <= 13 ? 1 : 0;
                shoulders += y <= 20 && x is <= 6 or >= 17 ? 1 : 0;
            }
        }

        return chin >= 5 && shoulders >= 10;
    }
}
