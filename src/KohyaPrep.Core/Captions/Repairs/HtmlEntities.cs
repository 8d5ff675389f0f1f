using System.Buffers;
using System.Globalization;
using System.Text;
using KohyaPrep.Core.Captions.Data;

namespace KohyaPrep.Core.Captions.Repairs;

/// <summary>Character references of HTML: <c>&amp;name;</c>, <c>&amp;#38;</c> and <c>&amp;#x26;</c>, with their semicolon only.</summary>
internal static class HtmlEntities
{
    private const int LongestName = 24;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    private static readonly Lazy<Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>>> Named = new(ReadNamed);

    public static string Unescape(string text)
    {
        int start = text.IndexOf('&', StringComparison.Ordinal);
        if (start < 0 || !text.Contains(';', StringComparison.Ordinal))
            return text;
        StringBuilder plain = new(text.Length);
        int from = 0;
        for (; start >= 0; start = text.IndexOf('&', start + 1))
        {
            ReadOnlySpan<char> body = BodyAt(text, start + 1);
            if (body.Length == 0 || MeaningOf(body) is not { } meaning)
                continue;
            plain.Append(text, from, start - from).Append(meaning);
            from = start + body.Length + 2;
            // What was just read cannot begin another one.
            start = from - 1;
        }

        return plain.Append(text, from, text.Length - from).ToString();
    }

    // Between the ampersand and the semicolon; empty when that is no reference.
    private static ReadOnlySpan<char> BodyAt(string text, int start)
    {
        int first = start < text.Length && text[start] == '#' ? start + 1 : start;
        int end = first;
        while (end < text.Length && end - first <= LongestName && char.IsAsciiLetterOrDigit(text[end]))
            end++;
        int length = end - first;
        return length is > 0 and <= LongestName && end < text.Length && text[end] == ';' ? text.AsSpan(start, end - start) : [];
    }

    private static string? MeaningOf(ReadOnlySpan<char> body)
    {
        if (body[0] != '#')
            return Named.Value.TryGetValue(body, out string? named) ? named : null;
        bool isHex = body[1] is 'x' or 'X';
        ReadOnlySpan<char> digits = body[(isHex ? 2 : 1)..];
        if (digits.Length == 0 || (isHex ? digits.ContainsAnyExcept(HexDigits) : digits.ContainsAnyExceptInRange('0', '9')))
            return null;
        UInt128 code = UInt128.Parse(digits, isHex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture);
        return code > 0x10FFFF ? "\ufffd" : CharacterOf((int)code);
    }

    // As HTML says: a few codes mean others, and some mean nothing.
    private static string? CharacterOf(int code) => code switch
    {
        ';' => null,
        0 => "\ufffd",
        '\r' => "\r",
        >= 0x80 and <= 0x9F => LegacyEncodings.Windows1252.Decode((byte)code).ToString(),
        >= 0xD800 and <= 0xDFFF => "\ufffd",
        (>= 1 and <= 8) or 0xB or (>= 0xE and <= 0x1F) or 0x7F or (>= 0xFDD0 and <= 0xFDEF) => "",
        _ when (code & 0xFFFE) == 0xFFFE => "",
        _ => char.ConvertFromUtf32(code),
    };

    private static Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> ReadNamed() =>
        Encoding.UTF8.GetString(CompressedData.Read("html-entities"))
            .Split('\0')
            .Chunk(2)
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
}
