namespace KohyaPrep.Imaging.Sketches;

/// <summary>The clusters along a side of a sprite's frame, each run of one as one; pixels in no cluster are stepped over.</summary>
internal readonly struct ClusterRuns
{
    private readonly int[] runs;

    public ClusterRuns(ReadOnlySpan<int> side)
    {
        runs = new int[side.Length];
        foreach (int cluster in side)
        {
            if (cluster != ColourClusters.None && (Count == 0 || runs[Count - 1] != cluster))
                runs[Count++] = cluster;
        }
    }

    public int Count { get; }

    public int this[int place] => runs[place];

    /// <summary>How many clusters there are, whatever often they come back.</summary>
    public int Distinct()
    {
        int distinct = 0;
        for (int i = 0; i < Count; i++)
            distinct += runs.AsSpan(0, i).Contains(runs[i]) ? 0 : 1;
        return distinct;
    }

    /// <summary>Whether there are two runs of one cluster.</summary>
    public bool ComesBack() => Distinct() < Count;
}
