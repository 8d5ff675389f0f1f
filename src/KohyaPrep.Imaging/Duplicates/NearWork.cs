using KohyaPrep.Core.Datasets;
using KohyaPrep.Imaging.Measures;

namespace KohyaPrep.Imaging.Duplicates;

/// <summary>Brings the pictures of a set together in the buckets that are searched.</summary>
/// <param name="facts">One of each kind of pixels.</param>
/// <param name="hashes">Their perceptual hashes, in the same order.</param>
/// <param name="looksAhead">Whether comparisons are made with all cores before they are asked for; it changes nothing but the time.</param>
internal sealed class NearWork(ImageFacts[] facts, ulong[] hashes, NearSearch search, bool looksAhead, CancellationToken cancellation)
{
    /// <summary>Sprites that share a mark meet in a bucket; those whose mirror images do, on the other side of it.</summary>
    /// <param name="progress">Called with how much is done and how much there is to do.</param>
    public void JoinByMarks(Action<int, int>? progress)
    {
        ulong[][] keys = MarkKeys.Of(facts);
        int total = 2 * keys.Sum(list => list.Length), done = 0;

        // All are joined before any is turned over: of one group one mirror image is enough.
        foreach (ulong[] list in keys)
        {
            foreach (List<(int From, int To)> buckets in Windows(list, ofBothSides: false))
            {
                if (buckets.Count > 1 && looksAhead)
                    search.ForeseeJoins(list, buckets);
                foreach ((int from, int to) in buckets)
                    search.Join(list.AsSpan()[from..to]);
                progress?.Invoke(done + buckets[^1].To, total);
            }

            done += list.Length;
        }

        foreach (ulong[] list in keys)
        {
            foreach (List<(int From, int To)> buckets in Windows(list, ofBothSides: true))
            {
                (int From, int Turned, int To)[] sides = [.. buckets.Select(bucket => (bucket.From, FirstMirrored(list, bucket.From, bucket.To), bucket.To))];
                if (sides.Length > 1 && looksAhead)
                    search.ForeseeTurns(list, sides);
                foreach ((int from, int turned, int to) in sides)
                    search.Turn(list.AsSpan()[from..turned], list.AsSpan()[turned..to]);
                progress?.Invoke(done + buckets[^1].To, total);
            }

            done += list.Length;
        }
    }

    /// <summary>What is no sprite has its hash alone; sprites meet there what became of them as photographs of themselves.</summary>
    public void JoinByHashes()
    {
        if (Array.TrueForAll(facts, ComparedPictures.IsArt))
            return;
        BandIndex index = new(hashes);
        List<int> found = [];
        for (int place = 0; place < facts.Length; place++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (ComparedPictures.IsArt(facts[place]))
                continue;
            index.Find(hashes[place], found);
            foreach (int other in found)
                search.Join([(ulong)Math.Min(place, other), (ulong)Math.Max(place, other)]);
            index.Find(hashes[place] ^ PerceptualHash.MirroredBits, found);
            foreach (int other in found)
                search.Turn([(ulong)Math.Min(place, other)], [(ulong)Math.Max(place, other)]);
        }
    }

    /// <summary>Buckets in their order, as many small ones at once as are worth looking ahead for; a large one alone.</summary>
    private IEnumerable<List<(int From, int To)>> Windows(ulong[] keys, bool ofBothSides)
    {
        List<(int From, int To)> window = [];
        int size = 0;
        foreach ((int from, int to) in MarkKeys.Buckets(keys, ofBothSides))
        {
            cancellation.ThrowIfCancellationRequested();
            if (window.Count > 0 && size + to - from > NearSearch.Window)
            {
                yield return window;
                (window, size) = ([], 0);
            }

            window.Add((from, to));
            size += to - from;
        }

        if (window.Count > 0)
            yield return window;
    }

    private static int FirstMirrored(ulong[] keys, int from, int to)
    {
        while (from < to && !MarkKeys.IsMirrored(keys[from]))
            from++;
        return from;
    }
}
