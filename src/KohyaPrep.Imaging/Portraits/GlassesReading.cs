using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Portraits;

/// <summary>Glasses: something that is not skin under both eyes, or across where the eyes would be.</summary>
internal static class GlassesReading
{
    private const double EqualLens = 12;
    private const double DarkLens = 32;

    /// <param name="eyes">Null when they are not to be seen.</param>
    /// <returns>The word and how sure it is, 0 to 1; an empty word for none that are known of.</returns>
    public static (string Word, double Confidence) Of(PortraitGrid grid, SkinTone skin, EyePair? eyes)
    {
        if (eyes is not null)
            return HasFrameBelow(grid, skin, eyes) ? ("glasses", 0.95) : ("", 0);

        int bars = 0, low = 0;
        for (int y = 10; y <= 12; y++)
        {
            if (!IsBar(grid, skin, y))
                continue;
            bars++;
            low += y > 10 ? 1 : 0;
        }

        // An eye patch covers one eye, so that the two sides differ.
        double likeness = Likeness(grid);
        double confidence = bars == 3 ? 0.9 : low > 0 && Covered(grid, skin).Count >= 10 ? likeness : 0;
        return confidence == 0 ? ("", 0) : (Covered(grid, skin).Average(colour => colour.L) < DarkLens ? "sunglasses" : "glasses", confidence);
    }

    private static bool HasFrameBelow(PortraitGrid grid, SkinTone skin, EyePair eyes)
    {
        int below = eyes.Y + 1;
        while (below < 16 && LabDistance.Between(grid.At(eyes.Left, below), eyes.Iris) < 3 && LabDistance.Between(grid.At(eyes.Right, below), eyes.Iris) < 3)
            below++;
        return IsOther(eyes.Left) && IsOther(eyes.Left + eyes.Side) && IsOther(eyes.Right) && IsOther(eyes.Right + eyes.Side);

        bool IsOther(int x) => grid.IsPerson(x, below) && !skin.IsLike(grid.At(x, below));
    }

    private static bool IsBar(PortraitGrid grid, SkinTone skin, int y)
    {
        int skinBelow = 0;
        for (int x = 8; x < 15; x++)
        {
            if (!grid.IsPerson(x, y) || skin.IsLike(grid.At(x, y)))
                return false;
            skinBelow += skin.IsLike(grid.At(x, 14)) ? 1 : 0;
        }

        return skinBelow >= 3;
    }

    private static List<Lab> Covered(PortraitGrid grid, SkinTone skin)
    {
        List<Lab> colours = [];
        for (int y = 11; y <= 12; y++)
        {
            for (int x = 7; x < 16; x++)
            {
                if (grid.IsPerson(x, y) && !skin.IsLike(grid.At(x, y)))
                    colours.Add(grid.At(x, y));
            }
        }

        return colours;
    }

    /// <summary>How much one lens is like the other, 0 to 1, at the distance and place where they are most alike.</summary>
    private static double Likeness(PortraitGrid grid)
    {
        double most = 0;
        for (int apart = 4; apart <= 6; apart++)
        {
            for (int left = 6; left <= 8; left++)
            {
                int equal = 0, all = 0;
                for (int y = 10; y < 14; y++)
                {
                    for (int x = left; x < left + 4 && x + apart <= 17; x++)
                    {
                        all++;
                        equal += LabDistance.Between(grid.At(x, y), grid.At(x + apart, y)) < EqualLens ? 1 : 0;
                    }
                }

                most = Math.Max(most, (double)equal / all);
            }
        }

        return most;
    }
}
