using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Imaging.Duplicates;

/// <summary>
/// The marks of all sprites, sorted, so that those with equal ones lie side by side: in each number, from the top, the mark itself (24 bits), whether it
/// is of the mirror image, and the place of the sprite. One list for each mark that a sprite has.
/// </summary>
internal static class MarkKeys
{
    private const int MirrorBit = 32, MarkBit = 33;

    public static ulong[][] Of(ImageFacts[] facts)
    {
        ulong[][] keys = new ulong[SpriteMarks.Count / 2][];
        int sprites = facts.Count(ComparedPictures.IsArt);
        for (int i = 0; i < keys.Length; i++)
            keys[i] = new ulong[2 * sprites];
        Span<int> marks = stackalloc int[SpriteMarks.Count];
        int next = 0;
        for (int place = 0; place < facts.Length; place++)
        {
            if (!SpriteMarks.Read(facts[place].MarkBytes, marks))
                continue;
            for (int mark = 0; mark < marks.Length; mark++)
                keys[mark / 2][next + (mark % 2)] = ((ulong)marks[mark] << MarkBit) | ((ulong)(mark % 2) << MirrorBit) | (uint)place;
            next += 2;
        }

        int filled = next;
        Parallel.For(0, keys.Length, i =>
        {
            keys[i] = keys[i].Length == filled ? keys[i] : keys[i][..filled];
            Array.Sort(keys[i]);
        });
        return keys;
    }

    public static int PlaceOf(ulong key) => (int)(uint)key;

    public static bool IsMirrored(ulong key) => ((key >> MirrorBit) & 1) != 0;

    /// <summary>Where sprites meet: two or more with one mark, on one side of it or on both.</summary>
    /// <param name="ofBothSides">Whether the mirror images of sprites count to them.</param>
    public static IEnumerable<(int From, int To)> Buckets(ulong[] keys, bool ofBothSides)
    {
        int shift = ofBothSides ? MarkBit : MirrorBit;
        for (int from = 0; from < keys.Length;)
        {
            int to = from + 1;
            while (to < keys.Length && keys[to] >> shift == keys[from] >> shift)
                to++;
            if (to - from > 1)
                yield return (from, to);
            from = to;
        }
    }
}
