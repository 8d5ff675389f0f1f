namespace KohyaPrep.Imaging.Duplicates;

/// <summary>
/// Finds hashes of 64 bits that differ from one in seven bits at most: cut into four, at least one of the parts then differs in one bit at most,
/// so looking up each part as it is and with each of its bits turned finds them all, as long as no bucket is crowded.
/// </summary>
internal sealed class BandIndex
{
    /// <summary>In how many bits two hashes may differ and still be found.</summary>
    public const int MostBits = 7;

    private const int Bands = 4, BandBits = 16, MostInBucket = 256;

    // Of each band and value where its bucket begins.
    private readonly int[] starts = new int[(Bands << BandBits) + 1];
    private readonly int[] members;
    private readonly ulong[] hashes;

    public BandIndex(ulong[] hashes)
    {
        this.hashes = hashes;
        members = new int[Bands * hashes.Length];
        foreach (ulong hash in hashes)
        {
            for (int band = 0; band < Bands; band++)
                starts[BucketOf(hash, band) + 1]++;
        }

        for (int i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        int[] next = starts.AsSpan(0, starts.Length - 1).ToArray();
        for (int place = 0; place < hashes.Length; place++)
        {
            for (int band = 0; band < Bands; band++)
                members[next[BucketOf(hashes[place], band)]++] = place;
        }
    }

    /// <param name="found">Gets the places of near hashes, each perhaps more than once.</param>
    public void Find(ulong hash, List<int> found)
    {
        found.Clear();
        for (int band = 0; band < Bands; band++)
        {
            int bucket = BucketOf(hash, band);
            Add(bucket, hash, found);
            for (int bit = 0; bit < BandBits; bit++)
                Add(bucket ^ (1 << bit), hash, found);
        }
    }

    private static int BucketOf(ulong hash, int band) => (band << BandBits) | (ushort)(hash >> (BandBits * band));

    private void Add(int bucket, ulong hash, List<int> found)
    {
        int end = Math.Min(starts[bucket + 1], starts[bucket] + MostInBucket);
        for (int i = starts[bucket]; i < end; i++)
        {
            if (System.Numerics.BitOperations.PopCount(hashes[members[i]] ^ hash) <= MostBits)
                found.Add(members[i]);
        }
    }
}
