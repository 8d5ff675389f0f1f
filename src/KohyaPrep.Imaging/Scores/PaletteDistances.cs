using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Scores;

/// <summary>
/// How far colours are from the nearest colour that the originals use. An original is held against the others' colours only:
/// otherwise it would always be at home.
/// </summary>
internal sealed class PaletteDistances
{
    private const int Several = -1;

    private readonly ColourTable table;
    private readonly int[] byLightness;
    private readonly double[] lightness;

    /// <summary>The one original that uses a colour, or <see cref="Several"/>.</summary>
    private readonly Dictionary<int, int> owners = [];

    public PaletteDistances(IReadOnlyList<NativePicture> originals, ColourTable table)
    {
        this.table = table;
        for (int i = 0; i < originals.Count; i++)
        {
            foreach (int colour in originals[i].Colours)
            {
                if (!owners.TryAdd(colour, i) && owners[colour] != i)
                    owners[colour] = Several;
            }
        }

        byLightness = [.. owners.Keys.OrderBy(colour => table[colour].L).ThenBy(colour => colour)];
        lightness = [.. byLightness.Select(colour => table[colour].L)];
    }

    /// <param name="besides">An original whose own colours do not count; null for any picture that is none of them.</param>
    public double Of(int colour, int? besides)
    {
        if (owners.TryGetValue(colour, out int owner) && (besides is null || owner != besides))
            return 0;
        Lab lab = table[colour];
        int start = Array.BinarySearch(lightness, lab.L);
        start = start < 0 ? ~start : start;
        double least = double.MaxValue;
        for (int i = start; i < byLightness.Length && Try(i); i++)
        {
        }

        for (int i = start - 1; i >= 0 && Try(i); i--)
        {
        }

        return least == double.MaxValue ? 0 : least;

        // False once lightness alone is farther away than the nearest found.
        bool Try(int i)
        {
            Lab other = table[byLightness[i]];
            if (Math.Abs(lab.L - other.L) >= least * ColourDifference.LargestLightnessWeight)
                return false;
            if (ColourDifference.AtLeast(lab, other) < least && (besides is null || owners[byLightness[i]] != besides))
                least = Math.Min(least, ColourDifference.Between(lab, other));
            return true;
        }
    }
}
