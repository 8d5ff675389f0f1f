using System.Text;

namespace KohyaPrep.Core.Captions.Tokens;

/// <summary>Byte-pair encoding of one word.</summary>
internal static class WordPieces
{
    private const int OnStack = 64;

    /// <summary>The most pieces that a word of so many characters can have.</summary>
    public static int MostPieces(int characters) => Encoding.UTF8.GetMaxByteCount(characters);

    /// <inheritdoc cref="Of"/>
    public static int[] ListOf(ReadOnlySpan<char> word, ClipVocabulary vocabulary)
    {
        int most = MostPieces(word.Length);
        Span<ushort> pieces = most <= OnStack ? stackalloc ushort[OnStack] : new ushort[most];
        int[] ids = new int[Of(word, vocabulary, pieces)];
        for (int i = 0; i < ids.Length; i++)
            ids[i] = pieces[i];
        return ids;
    }

    /// <param name="word">Small letters without space; at least one character.</param>
    /// <param name="tokens">Room for <see cref="MostPieces"/>; the word's tokens stand at its beginning afterwards.</param>
    /// <returns>How many there are.</returns>
    public static int Of(ReadOnlySpan<char> word, ClipVocabulary vocabulary, Span<ushort> tokens)
    {
        int count = Bytes(word, tokens);
        Span<ushort> merges = count <= OnStack ? stackalloc ushort[OnStack] : new ushort[count];
        for (int i = 0; i < count - 1; i++)
            merges[i] = vocabulary.Merge(tokens[i], tokens[i + 1]);
        while (count > 1 && Least(merges[..(count - 1)]) is var first and not ClipVocabulary.None)
            count = MergeAll(tokens[..count], merges, first, vocabulary);
        return count;
    }

    // The tokens of its bytes, the last one at the end of a word.
    private static int Bytes(ReadOnlySpan<char> word, Span<ushort> tokens)
    {
        if (!Ascii.IsValid(word))
        {
            int most = MostPieces(word.Length);
            Span<byte> bytes = most <= OnStack ? stackalloc byte[OnStack] : new byte[most];
            int count = Encoding.UTF8.GetBytes(word, bytes);
            for (int i = 0; i < count; i++)
                tokens[i] = ClipVocabulary.TokenOf(bytes[i], endsWord: i == count - 1);
            return count;
        }

        for (int i = 0; i < word.Length; i++)
            tokens[i] = ClipVocabulary.TokenOf((byte)word[i], endsWord: i == word.Length - 1);
        return word.Length;
    }

    private static ushort Least(ReadOnlySpan<ushort> merges)
    {
        ushort least = ClipVocabulary.None;
        foreach (ushort merge in merges)
            least = Math.Min(least, merge);
        return least;
    }

    // Every pair that makes this token is merged, from the left; returns how many tokens are left.
    private static int MergeAll(Span<ushort> tokens, Span<ushort> merges, ushort token, ClipVocabulary vocabulary)
    {
        // What lies before the first such pair stays as it is.
        int count = merges.IndexOf(token);
        bool wasMerged = false;
        for (int i = count; i < tokens.Length; i++)
        {
            bool isMerged = i < tokens.Length - 1 && merges[i] == token;
            ushort next = isMerged ? token : tokens[i];
            if (count > 0)
                merges[count - 1] = isMerged || wasMerged ? vocabulary.Merge(tokens[count - 1], next) : merges[i - 1];
            tokens[count++] = next;
            i += isMerged ? 1 : 0;
            wasMerged = isMerged;
        }

        return count;
    }
}
