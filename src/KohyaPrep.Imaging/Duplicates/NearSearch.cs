using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Imaging.Duplicates;

/// <summary>
/// Joins pictures that are nearly the same. Pictures meet in buckets of equal marks or of equal parts of their perceptual hashes, and in a bucket each
/// is held against a few that stand for the groups in it, so that the work grows with the number of pictures and not with its square.
/// </summary>
/// <param name="pictures">One of each kind of pixels.</param>
/// <param name="hashes">Their perceptual hashes, in the same order.</param>
/// <param name="areSame">Whether two pictures, by their places, are nearly the same; the second turned over or not.</param>
internal sealed class NearSearch(IReadOnlyList<ImageFacts> pictures, ulong[] hashes, Func<int, int, bool, bool> areSame)
{
    /// <summary>Bits of the perceptual hash in which near duplicates may differ; more than a tenth of changed pixels turns.</summary>
    private const int MostBits = 20;

    /// <summary>Of groups in a bucket so many are asked, in a crowded one fewer.</summary>
    private const int MostLeaders = 32, FewLeaders = 8, Crowd = 1024;

    private const int TriedBits = 20;

    private readonly int[] parents = [.. Enumerable.Range(0, pictures.Count)];
    private readonly ulong[] tried = new ulong[1 << TriedBits];
    private readonly List<int> leaders = [];

    /// <summary>Pairs of which one is the mirror image of the other, each of another group.</summary>
    public List<(int One, int Other)> Mirrored { get; } = [];

    /// <summary>The place that stands for all that a picture is joined with.</summary>
    public int Root(int place)
    {
        while (parents[place] != place)
            place = parents[place] = parents[parents[place]];
        return place;
    }

    /// <summary>Joins what is alike in a bucket.</summary>
    public void Join(ReadOnlySpan<int> bucket)
    {
        int most = bucket.Length > Crowd ? FewLeaders : MostLeaders;
        leaders.Clear();
        foreach (int place in bucket)
        {
            bool isKnown = false;
            for (int i = 0; i < leaders.Count && !isKnown; i++)
                isKnown = Root(leaders[i]) == Root(place) || TryJoin(leaders[i], place);
            if (!isKnown && leaders.Count < most)
                leaders.Add(place);
        }
    }

    /// <summary>Finds mirror images between two sides of a bucket.</summary>
    /// <param name="asTheyAre">Pictures by a mark.</param>
    /// <param name="turned">Pictures by the same mark of their mirror images.</param>
    public void Turn(ReadOnlySpan<int> asTheyAre, ReadOnlySpan<int> turned)
    {
        int most = asTheyAre.Length + turned.Length > Crowd ? FewLeaders : MostLeaders;
        foreach (int place in turned)
        {
            int asked = 0;
            foreach (int other in asTheyAre)
            {
                if (asked == most)
                    break;
                if (other == place || Root(other) == Root(place))
                    continue;
                asked++;
                if (AreNear(hashes[other], hashes[place] ^ Measures.PerceptualHash.MirroredBits) && IsFirstTry(place, other, isMirrored: true) && areSame(place, other, true))
                {
                    Mirrored.Add((Math.Min(place, other), Math.Max(place, other)));
                    break;
                }
            }
        }
    }

    /// <returns>Whether they are joined now.</returns>
    public bool TryJoin(int one, int other)
    {
        if (!AreNear(hashes[one], hashes[other]) || !IsFirstTry(one, other, isMirrored: false) || !areSame(one, other, false))
            return false;
        parents[Root(other)] = Root(one);
        return true;
    }

    /// <summary>All pictures that are joined with another, group by group.</summary>
    public IEnumerable<int[]> Groups() =>
        Enumerable.Range(0, pictures.Count).GroupBy(Root).Select(group => group.ToArray()).Where(group => group.Length > 1);

    private static bool AreNear(ulong one, ulong other) => System.Numerics.BitOperations.PopCount(one ^ other) <= MostBits;

    // What was forgotten in favour of another pair is only tried once more.
    private bool IsFirstTry(int one, int other, bool isMirrored)
    {
        ulong key = ((ulong)Math.Min(one, other) << 32) | ((ulong)Math.Max(one, other) << 1) | (isMirrored ? 1UL : 0);
        ref ulong known = ref tried[(key * 0x9E3779B97F4A7C15) >> (64 - TriedBits)];
        if (known == key)
            return false;
        known = key;
        return true;
    }
}
