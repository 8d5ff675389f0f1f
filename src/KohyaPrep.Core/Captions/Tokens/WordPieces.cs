using System.Text;

namespace KohyaPrep.Core.Captions.Tokens;

/// <summary>Byte-pair encoding of one word.</summary>
internal static class WordPieces
{
    private const int OnStack = 256;

    /// <param name="word">Small letters without space; at least one character.</param>
    public static ushort[] Of(ReadOnlySpan<char> word, ClipVocabulary vocabulary)
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
        return tokens[..count].ToArray();
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
        for (int i = 0; i < tokens.Length; i++)
        {
            bool merged = i < tokens.Length - 1 && merges[i] == token;
            tokens[count++] = merged ? (ushort)token : tokens[i];
            i += merged ? 1 : 0;
        }

        for (int i = 0; i < count - 1; i++)
            merges[i] = vocabulary.Merge(tokens[i], tokens[i + 1]);
        return count;
    }
}
