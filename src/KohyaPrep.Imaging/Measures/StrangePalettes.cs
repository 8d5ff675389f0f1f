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
        ImageFacts[] art = [.. pictures.Where(picture => !picture.PaletteBytes.IsEmpty)];
        if (art.Length < FewestPictures)
            return [];

        // Of each cell the first three pictures that have a colour in it; more are not needed to know of two others.
        (int First, int Second, int Third)[] owners = new (int, int, int)[Across * Across * Across];
        for (int i = 0; i < art.Length; i++)
        {
            ReadOnlySpan<byte> palette = art[i].PaletteBytes;
            for (int colour = 0; colour + 2 < palette.Length; colour += 3)
            {
                ref (int, int, int) owner = ref owners[CellOf(palette, colour)];
                owner = With(owner, i + 1);
            }
        }

        List<PaletteOutlier> found = [];
        for (int i = 0; i < art.Length; i++)
        {
            ReadOnlySpan<byte> palette = art[i].PaletteBytes;
            (int strange, int count) = (0, palette.Length / 3);
            for (int colour = 0; colour + 2 < palette.Length; colour += 3)
                strange += HasKin(owners, CellOf(palette, colour), i + 1) ? 0 : 1;
            if (count >= FewestColours && strange >= LeastShare * count)
                found.Add(new PaletteOutlier(art[i].Path, strange, count));
        }

        return found;
    }

    private static int CellOf(ReadOnlySpan<byte> palette, int at)
    {
        Lab lab = KnownColours.Here.LabOf((uint)(palette[at] | (palette[at + 1] << 8) | (palette[at + 2] << 16)));
        return (Cell(lab.L) * Across * Across) + (Cell(lab.A) * Across) + Cell(lab.B);
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

    private static bool HasKin((int First, int Second, int Third)[] owners, int cell, int owner)
    {
        (int First, int Second, int Third) others = default;
        foreach (int step in Neighbours)
        {
            if ((uint)(cell + step) >= (uint)owners.Length)
                continue;
            (int First, int Second, int Third) near = owners[cell + step];
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
