namespace KohyaPrep.Core.Captions.Repairs;

/// <summary>Bytes of UTF-8 that a program on the way has replaced: a no-break space by a space, an unassigned byte by a sign for nothing.</summary>
internal static class LostBytes
{
    private const byte Space = 0x20;
    private const byte NoBreakSpace = 0xA0;
    private const byte LeadOfAGrave = 0xC3;

    // Only where the character with 0xA0 is a likely one.
    private static readonly BytePattern[] WithSpace =
    [
        BytePattern.Parse("C2,C3,C5,CE,D0,D9 20"),
        BytePattern.Parse("E2,E3 20 80-84,86-9F,A1-BF"),
        BytePattern.Parse("E0-E3 80-84,86-9F,A1-BF 20"),
        BytePattern.Parse("F0 20 80-BF 80-BF"),
        BytePattern.Parse("F0 80-BF 20 80-BF"),
        BytePattern.Parse("F0 80-BF 80-BF 20"),
    ];

    // 0x1A stands for the sign U+FFFD; a question mark may too, once in a sequence.
    private static readonly BytePattern[] Lossy =
    [
        BytePattern.Parse("C2-DF 1A"),
        BytePattern.Parse("C2,C3 3F"),
        BytePattern.Parse("ED A0-AF 1A,3F ED B0-BF 1A,3F,80-BF"),
        BytePattern.Parse("ED A0-AF 1A,3F,80-BF ED B0-BF 1A,3F"),
        BytePattern.Parse("E0-EF 1A,3F 1A,80-BF"),
        BytePattern.Parse("E0-EF 1A,80-BF 1A,3F"),
        BytePattern.Parse("F0-F4 1A,3F 1A,80-BF 1A,80-BF"),
        BytePattern.Parse("F0-F4 1A,80-BF 1A,3F 1A,80-BF"),
        BytePattern.Parse("F0-F4 1A,80-BF 1A,80-BF 1A,3F"),
        BytePattern.Parse("1A"),
    ];

    /// <summary>Puts no-break spaces back where a space stands in the middle of what is otherwise UTF-8.</summary>
    public static byte[] RestoreSpaces(byte[] bytes)
    {
        byte[] words = WithAGraveWords(bytes);
        byte[] restored = [.. words];
        for (int i = 0; i < words.Length;)
        {
            int length = LengthAt(WithSpace, words.AsSpan(i));
            restored.AsSpan(i, length).Replace(Space, NoBreakSpace);
            i += Math.Max(length, 1);
        }

        return restored;
    }

    /// <summary>Each sequence of UTF-8 that has lost a byte becomes that of U+FFFD.</summary>
    public static byte[] ReplaceLossy(byte[] bytes)
    {
        if (!bytes.AsSpan().ContainsAny((byte)0x1A, (byte)'?'))
            return bytes;
        List<byte> replaced = new(bytes.Length + 8);
        for (int i = 0; i < bytes.Length;)
        {
            int length = LengthAt(Lossy, bytes.AsSpan(i));
            if (length > 0)
                replaced.AddRange("\ufffd"u8);
            else
                replaced.Add(bytes[i]);
            i += Math.Max(length, 1);
        }

        return [.. replaced];
    }

    // 'à' is a word of its own in several languages, so its space stays beside the no-break space, unless it begins a Portuguese word.
    private static byte[] WithAGraveWords(byte[] bytes)
    {
        List<byte> words = new(bytes.Length + 8);
        for (int i = 0; i < bytes.Length; i++)
        {
            words.Add(bytes[i]);
            if (bytes[i] == LeadOfAGrave && i + 1 < bytes.Length && bytes[i + 1] == Space && !BeginsWord(bytes.AsSpan(i + 2)))
                words.Add(NoBreakSpace);
        }

        return [.. words];
    }

    private static bool BeginsWord(ReadOnlySpan<byte> rest) =>
        rest.StartsWith(" "u8) || rest.StartsWith("quele"u8) || rest.StartsWith("quela"u8) || rest.StartsWith("quilo"u8) || rest.StartsWith("s "u8);

    private static int LengthAt(BytePattern[] patterns, ReadOnlySpan<byte> bytes)
    {
        foreach (BytePattern pattern in patterns)
        {
            if (pattern.Begins(bytes))
                return pattern.Length;
        }

        return 0;
    }
}
