namespace KohyaPrep.Imaging.Sketches;

/// <summary>The frame of a sprite (<see cref="FramePixels"/>), each pixel told by its cluster of colours.</summary>
internal sealed class SpriteFrame
{
    private const int FewestOfACluster = 2;

    /// <summary>CIELAB lightness below which something is dark enough for the outline of a head that touches the top.</summary>
    public const double Dark = 30;

    private readonly int[] frame;
    private readonly int[] counts;
    private readonly int width;
    private readonly int ofHead;

    public SpriteFrame(FramePixels pixels, double tolerance = ColourClusters.Glance)
    {
        Sprite = pixels.Sprite;
        Clusters = new ColourClusters(Sprite, pixels.Frequencies, FewestOfACluster, tolerance);
        width = pixels.Width;
        frame = new int[pixels.All.Length];
        for (int i = 0; i < frame.Length; i++)
            frame[i] = Clusters.Of(pixels.All[i]);
        ofHead = LeaveHeadOut();
        counts = new int[Clusters.Count + 1];
        foreach (int cluster in frame)
            counts[cluster + 1]++;
    }

    public IndexedSprite Sprite { get; }

    public ColourClusters Clusters { get; }

    /// <summary>From left to right; <see cref="ColourClusters.None"/> where a head touches it.</summary>
    public ReadOnlySpan<int> Top => frame.AsSpan(0, width);

    /// <summary>From the top down.</summary>
    public ReadOnlySpan<int> Left => frame.AsSpan(width, Height);

    /// <inheritdoc cref="Left"/>
    public ReadOnlySpan<int> Right => frame.AsSpan(width + Height);

    private int Height => (frame.Length - width) / 2;

    /// <summary>Share of the frame, but for a head, that is in any cluster, 0 to 1.</summary>
    public double ShareOfAll => ShareOf(frame.Length - counts[0]);

    /// <summary>Share of the frame, but for a head, that is in a cluster, 0 to 1.</summary>
    public double Share(int cluster) => ShareOf(counts[cluster + 1]);

    /// <summary>Share of the frame, but for a head, that is in one of two clusters, 0 to 1.</summary>
    public double Share(int one, int other) => ShareOf(Counted(one) + Counted(other));

    /// <inheritdoc cref="Share(int)"/>
    public double Share(ReadOnlySpan<int> clusters)
    {
        int all = 0;
        foreach (int cluster in clusters)
            all += Counted(cluster);
        return ShareOf(all);
    }

    /// <summary>Whether a cluster shows along the frame, beside the head.</summary>
    public bool IsBehind(int cluster) => cluster != ColourClusters.None && counts[cluster + 1] > 0;

    private int Counted(int cluster) => cluster < Clusters.Count ? counts[cluster + 1] : 0;

    private double ShareOf(int pixels) => (double)pixels / (frame.Length - ofHead);

    /// <summary>A dark colour that shows in the middle of the top only is not behind the head: it is the head.</summary>
    /// <returns>How many pixels were left out.</returns>
    private int LeaveHeadOut()
    {
        int margin = width * 5 / 24, left = 0;
        Span<bool> around = Clusters.Count <= 512 ? stackalloc bool[Clusters.Count + 1] : new bool[Clusters.Count + 1];
        around.Clear();
        foreach (int cluster in frame.AsSpan(width))
            around[cluster + 1] = true;
        Span<int> top = frame.AsSpan(0, width);
        foreach (int cluster in top[..margin])
            around[cluster + 1] = true;
        foreach (int cluster in top[^margin..])
            around[cluster + 1] = true;
        foreach (ref int cluster in top)
        {
            if (cluster == ColourClusters.None || around[cluster + 1] || Clusters.Lightness(cluster) >= Dark)
                continue;
            cluster = ColourClusters.None;
            left++;
        }

        return left;
    }
}
