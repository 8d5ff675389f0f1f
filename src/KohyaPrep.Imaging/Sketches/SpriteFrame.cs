using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Sketches;

/// <summary>
/// The outermost pixels of a sprite where its background shows: the top row, and the left and right columns without their lowest
/// sixth (there are shoulders). Each pixel is told by its cluster of colours.
/// </summary>
internal sealed class SpriteFrame
{
    private const int FewestOfACluster = 2;

    /// <summary>CIELAB lightness below which something is dark enough for the outline of a head that touches the top.</summary>
    public const double Dark = 30;

    private readonly int ofHead;

    private SpriteFrame(ColourClusters clusters, int[] top, int[] left, int[] right)
    {
        Clusters = clusters;
        Top = WithoutHead(clusters, top, left, right);
        ofHead = top.Zip(Top, (before, after) => before == after ? 0 : 1).Sum();
        Left = left;
        Right = right;
    }

    public ColourClusters Clusters { get; }

    /// <summary>From left to right; <see cref="ColourClusters.None"/> where a head touches it.</summary>
    public int[] Top { get; }

    /// <summary>From the top down.</summary>
    public int[] Left { get; }

    /// <inheritdoc cref="Left"/>
    public int[] Right { get; }

    public IEnumerable<int[]> Sides => [Top, Left, Right];

    public static SpriteFrame Of(IndexedSprite sprite, double tolerance = ColourClusters.Glance)
    {
        int[] top = [.. Enumerable.Range(0, sprite.Width).Select(x => sprite.PlaceAt(x, 0))];
        IEnumerable<int> rows = Enumerable.Range(0, Math.Max(1, sprite.Height * 5 / 6));
        int[] left = [.. rows.Select(y => sprite.PlaceAt(0, y))];
        int[] right = [.. rows.Select(y => sprite.PlaceAt(sprite.Width - 1, y))];
        ColourClusters clusters = new(sprite, [.. top, .. left, .. right], FewestOfACluster, tolerance);
        return new SpriteFrame(clusters, Of(top), Of(left), Of(right));

        int[] Of(int[] places) => Array.ConvertAll(places, clusters.Of);
    }

    /// <summary>Share of the frame, but for a head, that is in one of some clusters, 0 to 1.</summary>
    public double Share(Func<int, bool> isMeant) =>
        (double)(Top.Count(isMeant) + Left.Count(isMeant) + Right.Count(isMeant)) / (Top.Length + Left.Length + Right.Length - ofHead);

    /// <summary>Whether a cluster shows along the frame, beside the head.</summary>
    public bool IsBehind(int cluster) => cluster != ColourClusters.None && (Left.Contains(cluster) || Right.Contains(cluster) || Top.Contains(cluster));

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

    /// <summary>A dark colour that shows in the middle of the top only is not behind the head: it is the head.</summary>
    private static int[] WithoutHead(ColourClusters clusters, int[] top, int[] left, int[] right)
    {
        int margin = top.Length * 5 / 24;
        HashSet<int> around = [.. left, .. right, .. top[..margin], .. top[^margin..]];
        return Array.ConvertAll(top, cluster =>
            cluster == ColourClusters.None || around.Contains(cluster) || Lab.Of(clusters.Centre(cluster)).L >= Dark ? cluster : ColourClusters.None);
    }
}
