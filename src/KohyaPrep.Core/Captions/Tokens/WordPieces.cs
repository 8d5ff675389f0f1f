using System.Text;

namespace KohyaPrep.Core.Captions.Tokens;

/// <summary>Byte-pair encoding of one word.</summary>
internal static class WordPieces
{
    private const int OnStack = 64;

    /// <param name="word">Small letters without space; at least one character.</param>
    public static int[] Of(ReadOnlySpan<char> word, ClipVocabulary vocabulary)
    {
        int most = Encoding.UTF8.GetMaxByteCount(word.Length);
        Span<byte> bytes = most <= OnStack ? stackalloc byte[OnStack] : new byte[most];
        int count = Encoding.UTF8.GetBytes(word, bytes);
        Span<ushort> tokens = most <= OnStack ? stackalloc ushort[OnStack] : new ushort[most];
        Span<int> merges = most <= OnStack ? stackalloc int[OnStack] : new int[most];
        for (int i = 0; i < count; i++)
            tokens[i] = ClipVocabulary.TokenOf(bytes[i], endsWord: i == count - 1);
        for (int i = 0; i < count - 1; i++)
            merges[i] = vocabulary.Merge(tokens[i], tokens[i + 1]);
        while (count > 1 && Least(merges[..(count - 1)]) is var first and not int.MaxValue)
            count = MergeAll(tokens[..count], merges, first, vocabulary);
        int[] ids = new int[count];
        for (int i = 0; i < count; i++)
            ids[i] = tokens[i];
        return ids;
    }

    private static int Least(ReadOnlySpan<int> merges)
    {
        int least = int.MaxValue;
        foreach (int merge in merges)
            least = Math.Min(least, merge);
        return least;
    }

    // Every pair that makes this token is merged, from the left; returns how many tokens are left.
    private static int MergeAll(Span<ushort> tokens, Span<int> merges, int token, ClipVocabulary vocabulary)
    {
        int count = 0;
        bool wasMerged = false;
        for (int i = 0; i < tokens.Length; i++)
        {
            bool isMerged = i < tokens.Length - 1 && merges[i] == token;
            ushort next = isMerged ? (ushort)token : tokens[i];
            if (count > 0)
                merges[count - 1] = isMerged || wasMerged ? vocabulary.Merge(tokens[count - 1], next) : merges[i - 1];
            tokens[count++] = next;
            i += isMerged ? 1 : 0;
            wasMerged = isMerged;
        }

        return count;
    }
}
