using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Palettes;

/// <summary>Colours of a sprite that become one.</summary>
internal sealed class ColourGroup
{
    private readonly List<uint> members = [];
    private long red;
    private long green;
    private long blue;
    private long alpha;
    private long count;
    private int most;

    private ColourGroup(uint colour, int pixels) => Add(colour, pixels);

    public IReadOnlyList<uint> Members => members;

    /// <summary>The member that most pixels have.</summary>
    public uint Dominant { get; private set; }

    /// <summary>The mean over all pixels.</summary>
    public uint Mean => Level(red) | (Level(green) << 8) | (Level(blue) << 16) | (Level(alpha) << 24);

    private Lab Centre { get; set; }

    /// <summary>Gathers colours around the most frequent ones, as far as a reach; each goes to the nearest.</summary>
    public static List<ColourGroup> Pool(Dictionary<uint, int> counts, double reach)
    {
        List<ColourGroup> groups = [];
        foreach ((uint colour, int pixels) in counts.OrderByDescending(pair => pair.Value))
        {
            ColourGroup? nearest = reach > 0 ? Nearest(groups, colour, reach) : null;
            if (nearest is null)
                groups.Add(new ColourGroup(colour, pixels));
            else
                nearest.Add(colour, pixels);
        }

        return groups;
    }

    /// <summary>Merges the two nearest groups until few enough are left.</summary>
    public static void Merge(List<ColourGroup> groups, int most)
    {
        if (groups.Count <= most)
            return;
        PriorityQueue<(ColourGroup, ColourGroup), (double, int)> pairs = new();
        HashSet<ColourGroup> left = [.. groups];
        int order = 0;
        for (int i = 0; i < groups.Count; i++)
        {
            for (int j = 0; j < i; j++)
                pairs.Enqueue((groups[i], groups[j]), (Difference(groups[i], groups[j]), order++));
        }

        while (left.Count > most)
        {
            (ColourGroup one, ColourGroup other) = pairs.Dequeue();
            if (!left.Contains(one) || !left.Contains(other))
                continue;
            left.Remove(one);
            left.Remove(other);
            ColourGroup both = new(one, other);
            foreach (ColourGroup group in groups.Where(left.Contains))
                pairs.Enqueue((both, group), (Difference(both, group), order++));
            left.Add(both);
            groups.Add(both);
        }

        groups.RemoveAll(group => !left.Contains(group));
    }

    private ColourGroup(ColourGroup one, ColourGroup other)
    {
        members = [.. one.members, .. other.members];
        (red, green, blue, alpha, count) = (one.red + other.red, one.green + other.green, one.blue + other.blue, one.alpha + other.alpha, one.count + other.count);
        (Dominant, most) = one.most >= other.most ? (one.Dominant, one.most) : (other.Dominant, other.most);
        Centre = Lab.Of(Rgb.OfPixel(Mean));
    }

    private void Add(uint colour, int pixels)
    {
        members.Add(colour);
        red += pixels * (long)(colour & 0xFF);
        green += pixels * (long)((colour >> 8) & 0xFF);
        blue += pixels * (long)((colour >> 16) & 0xFF);
        alpha += pixels * (long)(colour >> 24);
        count += pixels;
        if (pixels > most)
            (Dominant, most) = (colour, pixels);
        Centre = Lab.Of(Rgb.OfPixel(Mean));
    }

    private static ColourGroup? Nearest(List<ColourGroup> groups, uint colour, double reach)
    {
        Lab lab = Lab.Of(Rgb.OfPixel(colour));
        (ColourGroup? nearest, double least) = (null, reach);
        foreach (ColourGroup group in groups)
        {
            double apart = AlphaApart(group.Mean, colour);
            if (apart > least || ColourDifference.AtLeast(group.Centre, lab) > least)
                continue;
            double difference = apart + ColourDifference.Between(group.Centre, lab);
            if (difference <= least)
                (nearest, least) = (group, difference);
        }

        return nearest;
    }

    private static double Difference(ColourGroup one, ColourGroup other) =>
        ColourDifference.Between(one.Centre, other.Centre) + AlphaApart(one.Mean, other.Mean);

    /// <summary>From opaque to transparent is as far as from black to white.</summary>
    private static double AlphaApart(uint one, uint other) => Math.Abs((int)(one >> 24) - (int)(other >> 24)) * 100 / 255.0;

    private uint Level(long sum) => (uint)((sum + (count / 2)) / count);
}
