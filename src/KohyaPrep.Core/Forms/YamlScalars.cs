using System.Globalization;
using System.Numerics;
using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Forms;

/// <summary>Plain words of YAML as its core schema takes them (YAML 1.2.2, 10.3.2).</summary>
internal static class YamlScalars
{
    public static ConfigNode Resolve(string text, int line) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => new ConfigNode.Nothing(line),
        "true" or "True" or "TRUE" => new ConfigNode.Flag(true, line),
        "false" or "False" or "FALSE" => new ConfigNode.Flag(false, line),
        ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF" => new ConfigNode.Number(double.PositiveInfinity, line),
        "-.inf" or "-.Inf" or "-.INF" => new ConfigNode.Number(double.NegativeInfinity, line),
        ".nan" or ".NaN" or ".NAN" => new ConfigNode.Number(double.NaN, line),
        _ => Number(text, line) ?? new ConfigNode.Text(text, line),
    };

    private static ConfigNode? Number(string text, int line)
    {
        if (text.StartsWith("0x", StringComparison.Ordinal) && text.Length > 2 && text.AsSpan(2).IndexOfAnyExcept(Hex) < 0)
            return new ConfigNode.Whole(BigInteger.Parse("0" + text[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture), line);
        if (text.StartsWith("0o", StringComparison.Ordinal) && text.Length > 2 && text.AsSpan(2).IndexOfAnyExceptInRange('0', '7') < 0)
            return new ConfigNode.Whole(text[2..].Aggregate(BigInteger.Zero, (sum, digit) => (sum * 8) + (digit - '0')), line);
        ReadOnlySpan<char> digits = text.AsSpan(text.StartsWith('-') || text.StartsWith('+') ? 1 : 0);
        if (digits.Length > 0 && digits.IndexOfAnyExceptInRange('0', '9') < 0)
            return new ConfigNode.Whole(BigInteger.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), line);
        bool begins = digits.Length > 0 && (char.IsAsciiDigit(digits[0]) || (digits[0] == '.' && digits.Length > 1 && char.IsAsciiDigit(digits[1])));
        return begins && double.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out double number)
                ? new ConfigNode.Number(number, line)
                : null;
    }

    private static readonly System.Buffers.SearchValues<char> Hex = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");
}
