namespace KohyaPrep.Core.Captions.Repairs;

/// <summary>An encoding of one byte a character whose first half is ASCII.</summary>
internal sealed class LegacyEncoding
{
    private const byte Substitute = 0x1A;
    private const char Replacement = '\ufffd';

    private readonly Dictionary<char, byte> bytes;
    private readonly string upper;

    /// <param name="upper">What the bytes 0x80 to 0xFF are; an unassigned one is the control code of its number, as Windows has it.</param>
    /// <param name="isLossy">
    /// Whether U+FFFD counts as a character of it, byte 0x1A: such encodings lose bytes when a program decodes them strictly.
    /// </param>
    public LegacyEncoding(string upper, bool isLossy)
    {
        this.upper = upper;
        IsLossy = isLossy;
        bytes = upper.Index().ToDictionary(letter => letter.Item, letter => (byte)(letter.Index + 0x80));
    }

    public bool IsLossy { get; }

    /// <param name="code">Of the upper half.</param>
    public char Decode(byte code) => upper[code - 0x80];

    /// <summary>The bytes that may have been decoded to this text; null when a character cannot come from this encoding.</summary>
    public byte[]? Encode(string text)
    {
        byte[] encoded = new byte[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (letter < 0x80 && !(IsLossy && letter == Substitute))
                encoded[i] = (byte)letter;
            else if (IsLossy && letter == Replacement)
                encoded[i] = Substitute;
            else if (!bytes.TryGetValue(letter, out encoded[i]))
                return null;
        }

        return encoded;
    }
}
