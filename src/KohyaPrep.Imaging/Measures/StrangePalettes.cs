using System.Globalization;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Measures;

/// <summary>Finds the pixel art of a set whose main colours hardly any other picture has.</summary>
public static class StrangePalettes
{
    /// <summary>In a smaller set nothing is usual yet.</summary>
    private const int FewestPictures = 20;

    /// <summary>A picture with fewer colours says little by them.</summary>
    private const int FewestColours = 4;

    /// <summary>From so many of a picture's main colours on it is strange.</summary>
    private const double LeastShare = 0.5;

    /// <summary>Side of a cell in CIELAB. Colours of one cell or of neighbours are kin.</summary>
    private const double CellSide = 8;

    private const int Across = 40, Shift = 20;

    /// <summary>From a cell to itself, which nearly always settles it, and then to the 26 around it.</summary>
    private static readonly int[] Neighbours =
    [
        .. from l in Enumerable.Range(-1, 3)
           from a in Enumerable.Range(-1, 3)
           from b in Enumerable.Range(-1, 3)
           orderby Math.Abs(l) + Math.Abs(a) + Math.Abs(b)
           select (l * Across * Across) + (a * Across) + b,
    ];

    /// <param name="pictures">All of the set.</param>
    /// <returns>In the order of the pictures.</returns>
    public static IReadOnlyList<PaletteOutlier> Find(IReadOnlyList<ImageFacts> pictures)
    {
        ImageFacts[] art = [.. pictures.Where(picture => picture.Palette.Length > 0)];
        if (art.Length < FewestPictures)
            return [];

        // Of each cell the first three pictures that have a colour in it; more are not needed to know of two others.
        Dictionary<int, (int First, int Second, int Third)> owners = [];
        for (int i = 0; i < art.Length; i++)
        {
            foreach (int cell in CellsOf(art[i].Palette))
                owners[cell] = With(owners.GetValueOrDefault(cell), i + 1);
        }

        List<PaletteOutlier> found = [];
        for (int i = 0; i < art.Length; i++)
        {
            int[] cells = CellsOf(art[i].Palette);
            int strange = cells.Count(cell => !HasKin(owners, cell, i + 1));
            if (cells.Length >= FewestColours && strange >= LeastShare * cells.Length)
                found.Add(new PaletteOutlier(art[i].Path, strange, cells.Length));
        }

        return found;
    }

    private static int[] CellsOf(string palette)
    {
        int[] cells = new int[palette.Length / 6];
        for (int i = 0; i < cells.Length; i++)
        {
            uint colour = uint.Parse(palette.AsSpan(6 * i, 6), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            Lab lab = KnownColours.Here.LabOf(((colour & 0xFF) << 16) | (colour & 0xFF00) | (colour >> 16));
            cells[i] = (Cell(lab.L) * Across * Across) + (Cell(lab.A) * Across) + Cell(lab.B);
        }

        return cells;
    }

    private static int Cell(double value) => (int)Math.Floor(value / CellSide) + Shift;

    private static (int First, int Second, int Third) With((int First, int Second, int Third) owners, int owner) => owners switch
    {
        var (first, second, third) when first == owner || second == owner || third == owner => owners,
        (0, _, _) => (owner, 0, 0),
        (var first, 0, _) => (first, owner, 0),
        (var first, var second, 0) => (first, second, owner),
        _ => owners,
    };

    private static bool HasKin(Dictionary<int, (int First, int Second, int Third)> owners, int cell, int owner)
    {
        (int First, int Second, int Third) others = default;
        foreach (int step in Neighbours)
        {
            if (!owners.TryGetValue(cell + step, out (int First, int Second, int Third) near))
                continue;
            foreach (int other in (ReadOnlySpan<int>)[near.First, near.Second, near.Third])
            {
                if (other != 0 && other != owner)
                    others = With(others, other);
            }

            if (others.Second != 0)
                return true;
        }

        return false;
    }
}
