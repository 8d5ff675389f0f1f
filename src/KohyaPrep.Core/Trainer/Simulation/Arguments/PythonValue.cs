using System.Globalization;
using System.Numerics;
using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Trainer.Simulation.Arguments;

/// <summary>What Python makes of a value: its truth, its number, and the numbers in a text. A missing value is None.</summary>
public static class PythonValue
{
    /// <summary><c>bool(value)</c></summary>
    public static bool IsTrue(ConfigNode? value) => value switch
    {
        null or ConfigNode.Nothing => false,
        ConfigNode.Flag flag => flag.Value,
        ConfigNode.Whole whole => !whole.Value.IsZero,
        // Not a number is true as well.
        ConfigNode.Number number => number.Value != 0,
        ConfigNode.Text text => text.Value.Length > 0,
        ConfigNode.Items items => items.Values.Count > 0,
        ConfigNode.Table table => table.Entries.Count > 0,
        _ => true,
    };

    /// <summary>The value as a number where it can be compared with one (a bool is 0 or 1); null where Python raises a TypeError.</summary>
    public static double? Number(ConfigNode? value) => value switch
    {
        ConfigNode.Flag flag => flag.Value ? 1 : 0,
        ConfigNode.Whole whole => (double)whole.Value,
        ConfigNode.Number number => number.Value,
        _ => null,
    };

    /// <summary>An int or a bool as it is used where the trainer wants an int; null for everything else.</summary>
    public static BigInteger? Whole(ConfigNode? value) => value switch
    {
        ConfigNode.Flag flag => flag.Value ? 1 : 0,
        ConfigNode.Whole whole => whole.Value,
        _ => null,
    };

    /// <summary><c>int(text)</c>; null where Python raises a ValueError.</summary>
    public static BigInteger? ParseWhole(string text)
    {
        string digits = Ascii(text);
        return digits.Length > 0 && digits.TrimStart('+', '-').All(char.IsAsciiDigit)
            && BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger number)
                ? number
                : null;
    }

    /// <summary><c>float(text)</c>; null where Python raises a ValueError.</summary>
    public static double? ParseNumber(string text)
    {
        string digits = Ascii(text);
        double sign = digits.StartsWith('-') ? -1 : 1;
        switch (digits.TrimStart('+', '-').ToLowerInvariant())
        {
            case "inf" or "infinity":
                return sign * double.PositiveInfinity;
            case "nan":
                return double.NaN;
        }

        return double.TryParse(digits, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture, out double number)
                ? number
                : null;
    }

    // Python strips white space, takes every script's decimal digits, and lets one underscore stand between two digits.
    private static string Ascii(string text)
    {
        string stripped = Captions.PythonText.Strip(text);
        if (stripped.All(char.IsAscii) && !stripped.Contains('_'))
            return stripped;
        char[] plain = [.. stripped.Select(character => char.IsDigit(character) ? (char)('0' + (int)char.GetNumericValue(character)) : character)];
        for (int i = 0; i < plain.Length; i++)
        {
            if (plain[i] == '_' && (i == 0 || i == plain.Length - 1 || !char.IsAsciiDigit(plain[i - 1]) || !char.IsAsciiDigit(plain[i + 1])))
                return "";
        }

        return new string(plain).Replace("_", "", StringComparison.Ordinal);
    }
}
