namespace KohyaPrep.Imaging.Duplicates;

/// <summary>Which pictures belong together, by their places.</summary>
internal sealed class JoinedPictures(int count)
{
    private readonly int[] parents = [.. Enumerable.Range(0, count)];

    /// <summary>The place that stands for all that a picture is joined with.</summary>
    public int Root(int place)
    {
        while (parents[place] != place)
            place = parents[place] = parents[parents[place]];
        return place;
    }

    /// <summary>The same, changing nothing: from many threads, as long as none joins.</summary>
    public int RootNow(int place)
    {
        while (parents[place] != place)
            place = parents[place];
        return place;
    }

    public bool AreJoined(int one, int other) => Root(one) == Root(other);

    /// <inheritdoc cref="RootNow"/>
    public bool AreJoinedNow(int one, int other) => RootNow(one) == RootNow(other);

    public void Join(int one, int other) => parents[Root(other)] = Root(one);

    /// <summary>All pictures that are joined with another, group by group, in the order of their first ones.</summary>
    public List<int[]> Groups()
    {
        int[] sizes = new int[parents.Length];
        for (int place = 0; place < parents.Length; place++)
            sizes[Root(place)]++;
        Dictionary<int, (int[] Places, int Filled)> groups = [];
        List<int[]> inOrder = [];
        for (int place = 0; place < parents.Length; place++)
        {
            int root = Root(place);
            if (sizes[root] < 2)
                continue;
            if (!groups.TryGetValue(root, out (int[] Places, int Filled) group))
                inOrder.Add((group = (new int[sizes[root]], 0)).Places);
            group.Places[group.Filled] = place;
            groups[root] = (group.Places, group.Filled + 1);
        }

        return inOrder;
    }
}
