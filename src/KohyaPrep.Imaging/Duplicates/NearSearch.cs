using System.Numerics;
using System.Runtime.InteropServices;
using KohyaPrep.Imaging.Measures;

namespace KohyaPrep.Imaging.Duplicates;

/// <summary>
/// Joins pictures that are nearly the same. Pictures meet in buckets of equal marks or of equal parts of their perceptual hashes, and in a bucket each
/// is held against a few that stand for the groups in it, so that the work grows with the number of pictures and not with its square.
/// A bucket is a list of numbers whose lower half is the place of a picture (<see cref="MarkKeys.PlaceOf"/>).
/// </summary>
/// <param name="hashes">Perceptual hashes of the pictures, one of each kind of pixels.</param>
/// <param name="areSame">Whether two pictures, by their places, are nearly the same; the second turned over or not. From any thread.</param>
internal sealed class NearSearch(ulong[] hashes, Func<int, int, bool, bool> areSame, CancellationToken cancellation)
{
    /// <summary>Larger buckets are foreseen part by part; of smaller ones many at once.</summary>
    public const int Window = 4096;

    /// <summary>Bits of the perceptual hash in which near duplicates may differ; more than a tenth of changed pixels turns.</summary>
    private const int MostBits = 20;

    /// <summary>Of groups in a bucket so many are asked, in a crowded one fewer.</summary>
    private const int MostLeaders = 32, FewLeaders = 8, Crowd = 1024;

    private const int TriedBits = 20, AtOnce = 64;

    private readonly ulong[] tried = new ulong[1 << TriedBits];
    private readonly List<int> leaders = [];
    private readonly NearForesight foresight = new(areSame);

    public JoinedPictures Joined { get; } = new(hashes.Length);

    /// <summary>Pairs of which one is the mirror image of the other, each of another group.</summary>
    public List<(int One, int Other)> Mirrored { get; } = [];

    /// <summary>Joins what is alike in a bucket.</summary>
    public void Join(ReadOnlySpan<ulong> bucket)
    {
        leaders.Clear();
        int most = MostOf(bucket.Length);
        for (int from = 0; from < bucket.Length; from += Window)
        {
            ReadOnlySpan<ulong> part = bucket[from..Math.Min(bucket.Length, from + Window)];
            if (from > 0)
                ForeseeAgainst(part.ToArray());
            foreach (ulong key in part)
            {
                int place = MarkKeys.PlaceOf(key);
                bool isKnown = false;
                for (int i = 0; i < leaders.Count && !isKnown; i++)
                    isKnown = Joined.AreJoined(leaders[i], place) || TryJoin(leaders[i], place);
                if (!isKnown && leaders.Count < most)
                    leaders.Add(place);
            }
        }
    }

    /// <summary>Finds mirror images between two sides of a bucket.</summary>
    /// <param name="asTheyAre">Pictures by a mark.</param>
    /// <param name="turned">Pictures by the same mark of their mirror images.</param>
    public void Turn(ReadOnlySpan<ulong> asTheyAre, ReadOnlySpan<ulong> turned)
    {
        int most = MostOf(asTheyAre.Length + turned.Length);
        ReadOnlySpan<ulong> asked = Asked(asTheyAre, most);
        for (int from = 0; from < turned.Length; from += Window)
        {
            ReadOnlySpan<ulong> part = turned[from..Math.Min(turned.Length, from + Window)];
            if (turned.Length > Window)
                ForeseeTurns(asked.ToArray(), part.ToArray(), most);
            foreach (ulong key in part)
                TurnOne(asked, MarkKeys.PlaceOf(key), most);
        }
    }

    private void TurnOne(ReadOnlySpan<ulong> asked, int place, int most)
    {
        int left = most;
        for (int i = 0; i < asked.Length && left > 0; i++)
        {
            int other = MarkKeys.PlaceOf(asked[i]);
            if (Joined.AreJoined(other, place))
                continue;
            left--;
            if (!AreNear(place, other, isMirrored: true) || !IsFirstTry(place, other, isMirrored: true) || !foresight.AreSame(place, other, true))
                continue;
            Mirrored.Add((Math.Min(place, other), Math.Max(place, other)));
            return;
        }
    }

    /// <summary>Foresees what <see cref="Join"/> will ask in several buckets, none larger than <see cref="Window"/>.</summary>
    public void ForeseeJoins(ulong[] keys, IReadOnlyList<(int From, int To)> buckets) => foresight.Look(buckets.Count, (i, found) =>
    {
        List<int> first = [];
        int most = MostOf(buckets[i].To - buckets[i].From);
        foreach (ulong key in keys.AsSpan()[buckets[i].From..buckets[i].To])
        {
            int place = MarkKeys.PlaceOf(key);
            if (!IsForeseen(first, place, found) && first.Count < most)
                first.Add(place);
        }
    }, cancellation);

    /// <summary>Foresees what <see cref="Turn"/> will ask in several buckets.</summary>
    /// <param name="buckets">Of each where the mirror images begin.</param>
    public void ForeseeTurns(ulong[] keys, IReadOnlyList<(int From, int Turned, int To)> buckets) => foresight.Look(buckets.Count, (i, found) =>
    {
        (int from, int turned, int to) = buckets[i];
        int most = MostOf(to - from);
        ReadOnlySpan<ulong> asked = Asked(keys.AsSpan()[from..turned], most);
        foreach (ulong key in keys.AsSpan()[turned..to])
            ForeseeTurn(asked, MarkKeys.PlaceOf(key), most, found);
    }, cancellation);

    private static int MostOf(int bucket) => bucket > Crowd ? FewLeaders : MostLeaders;

    private bool TryJoin(int one, int other)
    {
        if (!AreNear(one, other, isMirrored: false) || !IsFirstTry(one, other, isMirrored: false) || !foresight.AreSame(one, other, false))
            return false;
        Joined.Join(one, other);
        return true;
    }

    private void ForeseeAgainst(ulong[] part) => foresight.Look((part.Length + AtOnce - 1) / AtOnce, (i, found) =>
    {
        for (int k = i * AtOnce; k < Math.Min(part.Length, (i + 1) * AtOnce); k++)
            IsForeseen(leaders, MarkKeys.PlaceOf(part[k]), found);
    }, cancellation);

    private void ForeseeTurns(ulong[] asked, ulong[] part, int most) => foresight.Look((part.Length + AtOnce - 1) / AtOnce, (i, found) =>
    {
        for (int k = i * AtOnce; k < Math.Min(part.Length, (i + 1) * AtOnce); k++)
            ForeseeTurn(asked, MarkKeys.PlaceOf(part[k]), most, found);
    }, cancellation);

    private bool IsForeseen(List<int> first, int place, List<(ulong Question, bool Answer)> found)
    {
        for (int i = 0; i < first.Count; i++)
        {
            if (Joined.AreJoinedNow(first[i], place)
                || (AreNear(first[i], place, isMirrored: false) && !WasTried(first[i], place, isMirrored: false) && foresight.Foresee(first[i], place, false, found)))
                return true;
        }

        return false;
    }

    private void ForeseeTurn(ReadOnlySpan<ulong> asked, int place, int most, List<(ulong Question, bool Answer)> found)
    {
        int left = most;
        for (int i = 0; i < asked.Length && left > 0; i++)
        {
            int other = MarkKeys.PlaceOf(asked[i]);
            if (Joined.AreJoinedNow(other, place))
                continue;
            left--;
            if (AreNear(place, other, isMirrored: true) && !WasTried(place, other, isMirrored: true) && foresight.Foresee(place, other, true, found))
                return;
        }
    }

    /// <summary>Of one side of a bucket those that some picture of the other side may be held against: of pictures that are joined a few are enough.</summary>
    private ReadOnlySpan<ulong> Asked(ReadOnlySpan<ulong> side, int most)
    {
        if (side.Length <= 2 * most)
            return side;
        List<ulong> asked = [];
        Dictionary<int, int> ofRoot = [];
        int largest = 0;
        foreach (ulong key in side)
        {
            // Whatever a picture itself is joined with, there are enough others then.
            if (asked.Count - largest >= most)
                break;
            int root = Joined.RootNow(MarkKeys.PlaceOf(key)), count = ofRoot.GetValueOrDefault(root);
            if (count == most)
                continue;
            ofRoot[root] = count + 1;
            largest = Math.Max(largest, count + 1);
            asked.Add(key);
        }

        return CollectionsMarshal.AsSpan(asked);
    }

    private bool AreNear(int one, int other, bool isMirrored) =>
        BitOperations.PopCount(hashes[one] ^ hashes[other] ^ (isMirrored ? PerceptualHash.MirroredBits : 0)) <= MostBits;

    // What was forgotten in favour of another pair is only tried once more.
    private bool IsFirstTry(int one, int other, bool isMirrored)
    {
        ulong key = KeyOf(one, other, isMirrored);
        ref ulong known = ref tried[SlotOf(key)];
        if (known == key)
            return false;
        known = key;
        return true;
    }

    private bool WasTried(int one, int other, bool isMirrored) => KeyOf(one, other, isMirrored) is var key && tried[SlotOf(key)] == key;

    private static ulong KeyOf(int one, int other, bool isMirrored) => ((ulong)Math.Min(one, other) << 32) | ((ulong)Math.Max(one, other) << 1) | (isMirrored ? 1UL : 0);

    private static ulong SlotOf(ulong key) => (key * 0x9E3779B97F4A7C15) >> (64 - TriedBits);
}
