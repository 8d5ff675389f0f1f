using System.Text;
using KohyaPrep.Core.Captions.Repairs;

namespace KohyaPrep.Core.Captions.Edits;

/// <summary>What a caption file is written in that is not UTF-8.</summary>
/// <param name="Name">Such as <c>UTF-16</c> or <c>Windows-1252</c>.</param>
/// <param name="Text">What it says, read so.</param>
/// <param name="IsCertain">Whether the file itself says so; otherwise it is the likeliest.</param>
public sealed record CaptionEncoding(string Name, string Text, bool IsCertain)
{
    /// <returns>Null when the bytes fit none.</returns>
    public static CaptionEncoding? Guess(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE, 0, 0]))
            return Decode(new UTF32Encoding(bigEndian: false, byteOrderMark: false, throwOnInvalidCharacters: true), "UTF-32", bytes[4..], isCertain: true);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return Decode(new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true), "UTF-16", bytes[2..], isCertain: true);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return Decode(new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true), "UTF-16", bytes[2..], isCertain: true);
        return OfWindows(bytes);
    }

    private static CaptionEncoding? Decode(Encoding encoding, string name, ReadOnlySpan<byte> bytes, bool isCertain)
    {
        try
        {
            return new CaptionEncoding(name, encoding.GetString(bytes), isCertain);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Western Windows; a text with bytes that mean nothing there is something else.</summary>
    private static CaptionEncoding? OfWindows(ReadOnlySpan<byte> bytes)
    {
        StringBuilder text = new(bytes.Length);
        foreach (byte code in bytes)
        {
            char letter = code < 0x80 ? (char)code : LegacyEncodings.Windows1252.Decode(code);
            if (char.IsControl(letter) && letter is not ('\t' or '\r' or '\n'))
                return null;
            text.Append(letter);
        }

        return new CaptionEncoding("Windows-1252", text.ToString(), IsCertain: false);
    }
}
