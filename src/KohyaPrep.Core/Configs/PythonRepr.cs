using System.Globalization;
using System.Text;

namespace KohyaPrep.Core.Configs;

/// <summary>Values as Python's <c>repr</c> writes them, for messages that quote them.</summary>
public static class PythonRepr
{
    public static string Of(string text)
    {
        char quote = text.Contains('\'', StringComparison.Ordinal) && !text.Contains('"', StringComparison.Ordinal) ? '"' : '\'';
        StringBuilder written = new StringBuilder(text.Length + 2).Append(quote);
        for (int at = 0; at < text.Length;)
        {
            bool whole = Rune.TryGetRuneAt(text, at, out Rune rune);
            written.Append(whole ? Letter(rune, quote) : Code(text[at]));
            at += whole ? rune.Utf16SequenceLength : 1;
        }

        return written.Append(quote).ToString();
    }

    public static string Of(bool flag) => flag ? "True" : "False";

    /// <summary>The shortest digits that read back as the number, with an exponent below 1e-4 and from 1e16 on.</summary>
    public static string Of(double number)
    {
        if (double.IsNaN(number))
            return "nan";
        if (double.IsInfinity(number))
            return number > 0 ? "inf" : "-inf";
        string shortest = number.ToString("E16", CultureInfo.InvariantCulture);
        for (int precision = 0; precision < 16; precision++)
        {
            string shorter = number.ToString($"E{precision}", CultureInfo.InvariantCulture);
            if (double.Parse(shorter, CultureInfo.InvariantCulture).Equals(number))
            {
                shortest = shorter;
                break;
            }
        }

        string sign = shortest[0] == '-' ? "-" : "";
        int mark = shortest.IndexOf('E', StringComparison.Ordinal);
        string digits = shortest[sign.Length..mark].Replace(".", "", StringComparison.Ordinal).TrimEnd('0');
        digits = digits.Length == 0 ? "0" : digits;
        int exponent = int.Parse(shortest.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return sign + exponent switch
        {
            < -4 or >= 16 => $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}",
            < 0 => "0." + new string('0', -exponent - 1) + digits,
            _ when digits.Length <= exponent + 1 => digits.PadRight(exponent + 1, '0') + ".0",
            _ => $"{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}",
        };
    }

    private static string Letter(Rune rune, char quote) => rune.Value switch
    {
        '\\' => "\\\\",
        '\t' => "\\t",
        '\n' => "\\n",
        '\r' => "\\r",
        _ when rune.Value == quote => $"\\{quote}",
        ' ' => " ",
        _ => IsPrintable(rune) ? rune.ToString() : Code(rune.Value),
    };

    private static string Code(int value) => value switch
    {
        <= 0xff => $"\\x{value:x2}",
        <= 0xffff => $"\\u{value:x4}",
        _ => $"\\U{value:x8}",
    };

    private static bool IsPrintable(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);
}
