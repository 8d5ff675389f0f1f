using System.Text;
using System.Text.Unicode;

namespace KohyaPrep.Core.Captions.Repairs;

/// <summary>UTF-8, and two things that pass for it: surrogate pairs encoded one by one (CESU-8), and Java's two bytes for U+0000.</summary>
internal static class LooseUtf8
{
    private const byte JavaZero = 0xC0;
    private const byte SurrogateLead = 0xED;

    /// <summary>The text; null when it is not UTF-8 of any of these kinds.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (!bytes.ContainsAny(JavaZero, SurrogateLead))
            return Strict(bytes);
        StringBuilder text = new(bytes.Length);
        while (bytes.Length > 0)
        {
            int special = NextSpecial(bytes);
            if (Strict(bytes[..special]) is not { } plain)
                return null;
            text.Append(plain);
            bytes = bytes[special..];
            if (bytes.Length == 0)
                break;
            if (bytes[0] == JavaZero)
            {
                text.Append('\0');
                bytes = bytes[2..];
            }
            else
            {
                text.Append(HalfOf(bytes)).Append(HalfOf(bytes[3..]));
                bytes = bytes[6..];
            }
        }

        return text.ToString();
    }

    private static string? Strict(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;

    private static int NextSpecial(ReadOnlySpan<byte> bytes)
    {
        for (int i = 0; i < bytes.Length; i++)
        {
            ReadOnlySpan<byte> rest = bytes[i..];
            if (rest is [JavaZero, 0x80, ..]
                or [SurrogateLead, >= 0xA0 and <= 0xAF, >= 0x80 and <= 0xBF, SurrogateLead, >= 0xB0 and <= 0xBF, >= 0x80 and <= 0xBF, ..])
                return i;
        }

        return bytes.Length;
    }

    private static char HalfOf(ReadOnlySpan<byte> three) => (char)(0xD000 | ((three[1] & 0x3F) << 6) | (three[2] & 0x3F));
}
