using System.Globalization;
using System.Text;

namespace KohyaPrep.Core.Configs;

/// <summary>Texts in quotation marks, and the escapes of the double ones.</summary>
internal static class PythonTomlString
{
    /// <param name="text">With its marks, one or three at each end.</param>
    /// <exception cref="PythonFailure">What Python raises.</exception>
    public static string Read(string text)
    {
        char mark = text[0];
        RefuseRest(text, mark);
        if (mark == '"')
            text = Unescape(WithCodes(WithCodes(CheckEscapes(text), 'u'), 'U'));
        if (text.Length > 1 && text[1] == mark && (text.Length < 3 || text[2] == mark))
            text = PythonText.Inner(text, 2);
        return PythonText.Inner(text);
    }

    /// <summary>Resolves escapes of one letter; <c>\u</c> and <c>\U</c> stay as they are.</summary>
    /// <exception cref="PythonFailure">An escape that TOML does not know.</exception>
    public static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
            return text;
        StringBuilder plain = new(text.Length);
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] != '\\' || at == text.Length - 1)
                plain.Append(text[at]);
            else if (text[++at] is 'u' or 'U')
                plain.Append('\\').Append(text[at]);
            else
                plain.Append(text[at] == '\\' ? '\\' : Escaped(text[at]) ?? throw Reserved());
        }

        return plain.ToString();
    }

    private static char? Escaped(char letter) => letter switch
    {
        '0' => '\0',
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        '"' => '"',
        _ => null,
    };

    // Looks only at what lies between the marks: nothing may follow once the text is closed.
    private static void RefuseRest(string text, char mark)
    {
        string[] parts = text[1..].Split(mark);
        bool isLong = parts is ["", "", ..];
        bool isClosed = false;
        int closing = 0;
        foreach (string part in isLong ? parts.AsSpan(2) : parts)
        {
            if (part.Length == 0)
            {
                closing += isLong ? 1 : 0;
                isClosed |= !isLong;
            }
            else if (PythonText.TrailingBackslashes(part) % 2 == 0)
            {
                if (isClosed)
                    throw PythonFailure.OfValue("Found tokens after a closed string. Invalid TOML.");
                isClosed = !isLong || closing > 1;
                closing = isClosed ? closing : 0;
            }
        }
    }

    // Of two backslashes the second is taken for the first of an escape, unless another stands before: any letter may follow then.
    private static string CheckEscapes(string text)
    {
        bool isDoubled = false;
        string[] parts = text.Split('\\');
        foreach (string part in parts.AsSpan(1))
        {
            if (part.Length > 0 && !isDoubled && part[0] is not ('u' or 'U') && Escaped(part[0]) is null)
                throw Reserved();
            isDoubled = part.Length == 0 && !isDoubled;
        }

        return text;
    }

    /// <summary>Resolves escapes by code: <c>u</c> with four digits, <c>U</c> with eight.</summary>
    private static string WithCodes(string text, char prefix)
    {
        string[] parts = text.Split($"\\{prefix}");
        if (parts.Length == 1)
            return text;
        StringBuilder plain = new(parts[0]);
        // The backslash of the prefix is itself escaped. Only the first part and one that was passed over can tell.
        bool isEscaped = PythonText.TrailingBackslashes(parts[0]) % 2 == 1;
        foreach (string part in parts.AsSpan(1))
        {
            if (isEscaped)
            {
                isEscaped = PythonText.TrailingBackslashes(part) % 2 == 1;
                plain.Append('\\').Append(prefix).Append(part);
            }
            else
            {
                string digits = PythonText.Slice(part, 0, prefix == 'u' ? 4 : 8).ToString();
                plain.Append(Letter(digits.ToLowerInvariant())).Append(part.AsSpan(digits.Length));
            }
        }

        return plain.ToString();
    }

    private static string Letter(string digits)
    {
        if (!digits.All(char.IsAsciiHexDigit))
            throw PythonFailure.OfValue($"Invalid escape sequence: {digits}");
        if (digits.Length == 0 || digits == "d")
            throw PythonFailure.OfIndex("string");
        if (digits[0] == 'd' && digits[1] is < '0' or > '7')
            throw PythonFailure.OfValue($"Invalid escape sequence: {digits}. Only scalar unicode points are allowed.");
        uint code = uint.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return code switch
        {
            > int.MaxValue => throw new PythonFailure("OverflowError", "Python int too large to convert to C int"),
            > 0x10ffff => throw PythonFailure.OfValue("chr() arg not in range(0x110000)"),
            > 0xffff => char.ConvertFromUtf32((int)code),
            _ => ((char)code).ToString(),
        };
    }

    private static PythonFailure Reserved() => PythonFailure.OfValue("Reserved escape sequence used");
}
