using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Portraits;

/// <summary>A full beard: the lower face from cheek to cheek and below the mouth is of another material than skin.</summary>
internal static class BeardReading
{
    private const double LeastFromSkin = 16;
    private const int FirstRow = 15;

    /// <summary>Pixels of a row, of eight, that are not skin where a beard is; the mouth's own row is left out.</summary>
    private static readonly (int Row, int Least)[] Cover = [(15, 7), (16, 6), (18, 6)];

    /// <summary>How sure it is that there is one, 0 to 1.</summary>
    public static double Confidence(PortraitGrid grid, SkinTone skin)
    {
        List<(int X, int Y, Lab Colour)> hair = [];
        Dictionary<int, int> covered = [];
        for (int y = FirstRow; y < FirstRow + 5; y++)
        {
            for (int x = 7; x < 15; x++)
            {
                Lab colour = grid.At(x, y);
                if (!grid.IsPerson(x, y) || skin.IsLike(colour) || LabDistance.Between(colour, skin.Colour) <= LeastFromSkin)
                    continue;
                covered[y] = covered.GetValueOrDefault(y) + 1;
                if (!Outlines.IsOne(colour))
                    hair.Add((x, y, colour));
            }
        }

        bool isCovered = Cover.All(row => covered.GetValueOrDefault(row.Row) >= row.Least);
        return isCovered && Material.MostOf(hair) is { Rows: >= 4, Thick: >= 13 } material && MaterialColours.Of(material).Length > 0
            ? Math.Min(1, material.Count / 24.0)
            : 0;
    }
}
