using System.Globalization;
using System.Numerics;
using System.Text;

namespace KohyaPrep.Core.Configs;

/// <summary>Python's <c>int(text, base)</c> and <c>float(text)</c>: signs, underscores, white space and the digits of all scripts.</summary>
public static class PythonNumber
{
    // sys.get_int_max_str_digits(): longer decimal texts are refused.
    private const int MostDigits = 4300;

    /// <summary>The value of <c>float(text)</c>, or null where Python raises a ValueError.</summary>
    public static double? TryFloat(ReadOnlySpan<char> text)
    {
        if (WithoutUnderscores(Plain(text)) is not { } plain)
            return null;
        ReadOnlySpan<char> rest = plain.AsSpan();
        double sign = 1;
        if (rest is ['+' or '-', ..])
        {
            sign = rest[0] == '-' ? -1 : 1;
            rest = rest[1..];
        }

        if (Ascii.EqualsIgnoreCase(rest, "inf") || Ascii.EqualsIgnoreCase(rest, "infinity"))
            return sign * double.PositiveInfinity;
        if (Ascii.EqualsIgnoreCase(rest, "nan"))
            return double.NaN;
        return IsDecimal(rest) ? sign * double.Parse(rest, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>The value of <c>int(text, radix)</c>, or null where Python raises a ValueError.</summary>
    /// <param name="radix">10, or 0: the prefixes 0x, 0o and 0b count, and leading zeros are refused.</param>
    public static BigInteger? TryInt(ReadOnlySpan<char> text, int radix) =>
        TryDigits(text, radix) is ({ } digits, int bits, bool negative) && !(bits == 0 && digits.Length > MostDigits)
            ? (negative ? -1 : 1) * (bits == 0 ? BigInteger.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture) : OfBits(digits, bits))
            : null;

    /// <exception cref="PythonFailure">The ValueError of <c>int(text, 0)</c>.</exception>
    internal static BigInteger Int(string text)
    {
        if (TryInt(text, 0) is { } value)
            return value;
        if (TryDigits(text, 0) is ({ } digits, 0, _))
            throw PythonFailure.OfValue($"Exceeds the limit ({MostDigits} digits) for integer string conversion: value has {digits.Length} digits; "
                + "use sys.set_int_max_str_digits() to increase the limit");
        string shown = PythonRepr.Of(text);
        throw PythonFailure.OfValue($"invalid literal for int() with base 0: {(shown.Length > 200 ? shown[..200] : shown)}");
    }

    /// <exception cref="PythonFailure">The ValueError of <c>float(text)</c>.</exception>
    internal static double Float(string text) =>
        TryFloat(text) ?? throw PythonFailure.OfValue($"could not convert string to float: {PythonRepr.Of(text)}");

    // The bits that a digit stands for: 4, 3, 1, or 0 for the decimal ones.
    private static (string? Digits, int Bits, bool Negative) TryDigits(ReadOnlySpan<char> text, int radix)
    {
        ReadOnlySpan<char> rest = Plain(text).AsSpan();
        bool negative = rest is ['-', ..];
        if (rest is ['+' or '-', ..])
            rest = rest[1..];
        int bits = radix == 0 && rest is ['0', _, ..] ? (rest[1] | 0x20) switch { 'x' => 4, 'o' => 3, 'b' => 1, _ => 0 } : 0;
        if (bits > 0)
            rest = rest is [_, _, '_', ..] ? rest[3..] : rest[2..];
        if (WithoutUnderscores(rest.ToString(), bits) is not { Length: > 0 } digits || digits.Any(digit => Worth(digit) >= (bits == 0 ? 10 : 1 << bits)))
            return default;
        bool octalOfOld = radix == 0 && bits == 0 && digits.Length > 1 && digits[0] == '0' && digits.AsSpan().ContainsAnyExcept('0');
        return octalOfOld ? default : (digits, bits, negative);
    }

    private static BigInteger OfBits(string digits, int bits)
    {
        byte[] bytes = new byte[((digits.Length * bits) + 7) / 8];
        for (int bit = 0; bit < digits.Length * bits; bit++)
        {
            if ((Worth(digits[^((bit / bits) + 1)]) >> (bit % bits) & 1) != 0)
                bytes[bit / 8] |= (byte)(1 << (bit % 8));
        }

        return new BigInteger(bytes, isUnsigned: true);
    }

    private static int Worth(char digit) => digit switch
    {
        >= '0' and <= '9' => digit - '0',
        _ when char.IsAsciiHexDigit(digit) => (digit | 0x20) - 'a' + 10,
        _ => int.MaxValue,
    };

    // Digits of all scripts become ASCII's, white space at both ends goes, and no other letter beyond ASCII may be left.
    private static string Plain(ReadOnlySpan<char> text)
    {
        text = PythonText.Strip(text);
        if (Ascii.IsValid(text))
            return text.ToString();
        StringBuilder plain = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            plain.Append(rune.IsAscii ? (char)rune.Value : AsciiDigit(rune));
        return plain.ToString();
    }

    private static char AsciiDigit(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber ? (char)('0' + (int)Rune.GetNumericValue(rune)) : '?';

    // An underscore may stand between two digits only; null where one stands elsewhere.
    private static string? WithoutUnderscores(string text, int bits = 0)
    {
        for (int at = text.IndexOf('_', StringComparison.Ordinal); at >= 0; at = text.IndexOf('_', at + 1))
        {
            if (at == 0 || at == text.Length - 1 || !IsDigit(text[at - 1], bits) || !IsDigit(text[at + 1], bits))
                return null;
        }

        return text.Replace("_", "", StringComparison.Ordinal);
    }

    private static bool IsDigit(char letter, int bits) => bits > 0 ? char.IsAsciiHexDigit(letter) : char.IsAsciiDigit(letter);

    private static bool IsDecimal(ReadOnlySpan<char> text)
    {
        int whole = Digits(text);
        int fraction = text.Length > whole && text[whole] == '.' ? 1 + Digits(text[(whole + 1)..]) : 0;
        if (whole == 0 && fraction < 2)
            return false;
        ReadOnlySpan<char> rest = text[(whole + fraction)..];
        if (rest.IsEmpty)
            return true;
        if (rest[0] is not ('e' or 'E'))
            return false;
        rest = rest is [_, '+' or '-', ..] ? rest[2..] : rest[1..];
        return !rest.IsEmpty && Digits(rest) == rest.Length;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        int count = text.IndexOfAnyExceptInRange('0', '9');
        return count < 0 ? text.Length : count;
    }
}
