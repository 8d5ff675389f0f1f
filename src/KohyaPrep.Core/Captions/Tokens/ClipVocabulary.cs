using KohyaPrep.Core.Captions.Data;

namespace KohyaPrep.Core.Captions.Tokens;

/// <summary>
/// CLIP's vocabulary: 256 bytes, the same at the end of a word, 48,894 merges of two tokens into one, and the two marks of a text's ends. A merge's
/// rank and the id of what it makes differ by a constant, so the lower id is the merge to be done first.
/// </summary>
internal sealed class ClipVocabulary
{
    public const int Start = 49406;
    public const int End = 49407;

    /// <summary>No token: above all others, so that the least of several merges is the one to be done first.</summary>
    public const ushort None = ushort.MaxValue;

    private const int Merges = 48894;
    private const int FirstMerge = 512;
    private const int WordEnd = 256;
    private const int Slots = 1 << 17;
    private const int FilterBits = 19;
    private const int Letters = 26;

    // The token of the letter a, within a word.
    private const int FirstLetter = 'a' - '!';

    private static readonly byte[] ByteIds = OrderOfBytes();

    // Open addressing; a slot holds the pair and, in its low 16 bits, the token that it makes: never 0 where there is one.
    private readonly ulong[] slots = new ulong[Slots];
    // What two small letters make, the second plain or at the end of a word: most questions are of these, and this lies close.
    private readonly ushort[] letterPairs = new ushort[Letters * 2 * Letters];

    // A bit for each pair that may merge: most pairs do not, and that too is to be found close by.
    private readonly ulong[] mayMerge = new ulong[(1 << FilterBits) / 64];

    private readonly byte[] lengths = new byte[FirstMerge + Merges];

    private ClipVocabulary(ReadOnlySpan<byte> planes)
    {
        Array.Fill(lengths, (byte)1, 0, FirstMerge);
        for (int i = 0; i < Merges; i++)
        {
            int left = planes[i] | (planes[Merges + i] << 8);
            int right = planes[(2 * Merges) + i] | (planes[(3 * Merges) + i] << 8);
            lengths[FirstMerge + i] = (byte)(lengths[left] + lengths[right]);
            Add(PairOf(left, right), (ushort)(FirstMerge + i));
        }

        for (int i = 0; i < letterPairs.Length; i++)
        {
            int second = i % (2 * Letters);
            letterPairs[i] = Find(PairOf(FirstLetter + (i / (2 * Letters)), FirstLetter + (second < Letters ? second : second - Letters + WordEnd)));
        }
    }

    public static ClipVocabulary Read() => new(CompressedData.Read("clip-merges"));

    /// <summary>The token of one byte.</summary>
    public static ushort TokenOf(byte code, bool endsWord) => (ushort)(ByteIds[code] + (endsWord ? WordEnd : 0));

    /// <summary>How many bytes a token stands for; not of the marks of a text's ends.</summary>
    public int LengthOf(int token) => lengths[token];

    /// <summary>The token that two make; <see cref="None"/> when they make none.</summary>
    public ushort Merge(ushort left, ushort right)
    {
        uint first = left - (uint)FirstLetter;
        if (first < Letters)
        {
            uint plain = right - (uint)FirstLetter;
            uint last = plain - WordEnd;
            if (plain < Letters)
                return letterPairs[(first * 2 * Letters) + plain];
            if (last < Letters)
                return letterPairs[(first * 2 * Letters) + Letters + last];
        }

        uint pair = PairOf(left, right);
        uint bit = BitOf(pair);
        return (mayMerge[bit / 64] & (1ul << (int)(bit % 64))) == 0 ? None : Find(pair);
    }

    private ushort Find(uint pair)
    {
        for (uint slot = SlotOf(pair); slots[slot] != 0; slot = (slot + 1) % Slots)
        {
            if (slots[slot] >> 16 == pair)
                return (ushort)slots[slot];
        }

        return None;
    }

    private void Add(uint pair, ushort token)
    {
        uint slot = SlotOf(pair);
        while (slots[slot] != 0)
            slot = (slot + 1) % Slots;
        slots[slot] = ((ulong)pair << 16) | token;
        uint bit = BitOf(pair);
        mayMerge[bit / 64] |= 1ul << (int)(bit % 64);
    }

    private static uint PairOf(int left, int right) => ((uint)left << 16) | (uint)right;

    private static uint SlotOf(uint pair) => (pair * 2654435769u) >> 15;

    private static uint BitOf(uint pair) => (pair * 2246822519u) >> (32 - FilterBits);

    // GPT-2's order: bytes that print come first.
    private static byte[] OrderOfBytes()
    {
        byte[] ids = new byte[256];
        byte id = 0;
        foreach (int code in Enumerable.Range(0, 256).OrderBy(code => code is (>= '!' and <= '~') or (>= 0xA1 and <= 0xAC) or >= 0xAE ? 0 : 1))
            ids[code] = id++;
        return ids;
    }
}
