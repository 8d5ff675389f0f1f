using KohyaPrep.Core.Scores;

namespace KohyaPrep.Imaging.Scores;

/// <summary>
/// Compares pictures pixel by pixel: how alike they are to the eye, not whether the numbers are equal, since a decoder's noise changes
/// nearly every number and no eye sees it. One object a thread; all pictures have one size.
/// </summary>
internal sealed class PairComparison(ColourTable table, int pixels)
{
    private const double ForegroundWeight = 0.6;
    private const double BackgroundWeight = 0.2;
    private const double EdgeWeight = 0.2;

    /// <summary>Originals that share so many pixels are variants of one picture.</summary>
    private const double TwinShare = 0.9;

    private readonly ColourDistances distances = new(table);
    private readonly PixelSet same = new(pixels);

    /// <summary>All numbers of a pair.</summary>
    public PairScore Score(NativePicture generated, NativePicture original)
    {
        FindSame(generated, original);
        (double foreground, double background) = Shares(original);
        double edges = EdgeAgreement(generated, original);
        int exact = 0;
        double sum = 0;
        for (int i = 0; i < pixels; i++)
        {
            exact += generated.Colours[i] == original.Colours[i] ? 1 : 0;
            sum += distances.Between(generated.Colours[i], original.Colours[i]);
        }

        return new PairScore(
            Match(foreground, background, edges),
            100 * foreground,
            100 * background,
            100 * edges,
            100.0 * exact / pixels,
            sum / pixels);
    }

    /// <summary>Match % alone.</summary>
    public double Match(NativePicture generated, NativePicture original)
    {
        FindSame(generated, original);
        (double foreground, double background) = Shares(original);
        return Match(foreground, background, EdgeAgreement(generated, original));
    }

    /// <summary>Match % with the second and with the first picture as the original, and whether they are twins, in one pass over the pixels.</summary>
    public (double Forth, double Back, bool AreTwins) BothWays(NativePicture one, NativePicture other)
    {
        FindSame(one, other);
        double edges = EdgeAgreement(one, other);
        (double foreground, double background) = Shares(other);
        double forth = Match(foreground, background, edges);
        (foreground, background) = Shares(one);
        return (forth, Match(foreground, background, edges), same.Count() >= TwinShare * pixels);
    }

    /// <summary>How many pixels are the same to the eye.</summary>
    public int PixelsAlike(NativePicture one, NativePicture other)
    {
        FindSame(one, other);
        return same.Count();
    }

    private static double Match(double foreground, double background, double edges) =>
        100 * ((ForegroundWeight * foreground) + (BackgroundWeight * background) + (EdgeWeight * edges));

    private void FindSame(NativePicture one, NativePicture other)
    {
        same.Clear();
        for (int i = 0; i < pixels; i++)
        {
            if (distances.AreSame(one.Colours[i], other.Colours[i]))
                same.Add(i);
        }
    }

    private (double Foreground, double Background) Shares(NativePicture original)
    {
        int inFront = same.CountBoth(original.Ground.Foreground);
        int behind = same.Count() - inFront;
        int sizeBehind = pixels - original.ForegroundSize;
        if (sizeBehind == 0)
            return ((double)inFront / pixels, (double)inFront / pixels);
        if (original.ForegroundSize == 0)
            return ((double)behind / pixels, (double)behind / pixels);
        return ((double)inFront / original.ForegroundSize, (double)behind / sizeBehind);
    }

    /// <summary>Matthews correlation of the two sets of edges, 0 where it is negative; 1 where neither picture has any.</summary>
    private static double EdgeAgreement(NativePicture one, NativePicture other)
    {
        double all = one.Edges.Size;
        double both = one.Edges.CountBoth(other.Edges);
        double first = one.EdgeCount, second = other.EdgeCount;
        double scale = Math.Sqrt(first * second * (all - first) * (all - second));
        if (scale == 0)
            return first == second && first == both ? 1 : 0;
        return Math.Max(0, ((both * all) - (first * second)) / scale);
    }
}
