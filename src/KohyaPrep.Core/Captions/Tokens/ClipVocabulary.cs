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

    private const int Merges = 48894;
    private const int FirstMerge = 512;
    private const int WordEnd = 256;
    private const int Slots = 1 << 17;

    private static readonly byte[] ByteIds = OrderOfBytes();

    // Open addressing; a slot holds the pair and, in its low 16 bits, the token that it makes: never 0 where there is one.
    private readonly ulong[] slots = new ulong[Slots];
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
    }

    public static ClipVocabulary Read() => new(CompressedData.Read("clip-merges"));

    /// <summary>The token of one byte.</summary>
    public static ushort TokenOf(byte code, bool endsWord) => (ushort)(ByteIds[code] + (endsWord ? WordEnd : 0));

    /// <summary>How many bytes a token stands for; not of the marks of a text's ends.</summary>
    public int LengthOf(int token) => lengths[token];

    /// <summary>The token that two make; <see cref="int.MaxValue"/> when they make none.</summary>
    public int Merge(ushort left, ushort right)
    {
        uint pair = PairOf(left, right);
        for (uint slot = SlotOf(pair); slots[slot] != 0; slot = (slot + 1) % Slots)
        {
            if (slots[slot] >> 16 == pair)
                return (ushort)slots[slot];
        }

        return int.MaxValue;
    }

    private void Add(uint pair, ushort token)
    {
        uint slot = SlotOf(pair);
        while (slots[slot] != 0)
            slot = (slot + 1) % Slots;
        slots[slot] = ((ulong)pair << 16) | token;
    }

    private static uint PairOf(int left, int right) => ((uint)left << 16) | (uint)right;

    private static uint SlotOf(uint pair) => (pair * 2654435769u) >> 15;

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
