namespace KohyaPrep.Imaging.Sketches;

/// <summary>
/// The outermost pixels of a sprite where its background shows: the top row, and the left and right columns without their lowest
/// sixth (there are shoulders). Each pixel is told by its cluster of colours.
/// </summary>
internal sealed class SpriteFrame
{
    private const int FewestOfACluster = 2;

    private SpriteFrame(ColourClusters clusters, int[] top, int[] left, int[] right)
    {
        Clusters = clusters;
        Top = top;
        Left = left;
        Right = right;
    }

    public ColourClusters Clusters { get; }

    /// <summary>From left to right.</summary>
    public int[] Top { get; }

    /// <summary>From the top down.</summary>
    public int[] Left { get; }

    /// <inheritdoc cref="Left"/>
    public int[] Right { get; }

    public IEnumerable<int[]> Sides => [Top, Left, Right];

    public static SpriteFrame Of(PixelImage image, double tolerance = ColourClusters.Glance)
    {
        int depth = Math.Max(1, image.Height * 5 / 6);
        uint[] top = image.Row(0).ToArray();
        uint[] left = [.. Enumerable.Range(0, depth).Select(y => image.Row(y)[0])];
        uint[] right = [.. Enumerable.Range(0, depth).Select(y => image.Row(y)[^1])];
        ColourClusters clusters = new([.. top, .. left, .. right], FewestOfACluster, tolerance);
        return new SpriteFrame(clusters, Of(top), Of(left), Of(right));

        int[] Of(uint[] pixels) => [.. pixels.Select(clusters.Of)];
    }

    /// <summary>Share of the frame that is in one of some clusters, 0 to 1.</summary>
    public double Share(Func<int, bool> isMeant)
    {
        int meant = Sides.Sum(side => side.Count(isMeant));
        return (double)meant / Sides.Sum(side => side.Length);
    }

    /// <summary>The clusters along a side, each run as one; pixels in no cluster are stepped over.</summary>
    public static List<int> Runs(int[] side)
    {
        List<int> runs = [];
        foreach (int cluster in side)
        {
            if (cluster != ColourClusters.None && (runs.Count == 0 || runs[^1] != cluster))
                runs.Add(cluster);
        }

        return runs;
    }
}
