using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace KohyaPrep.Core.Outputs;

/// <summary>XXH128 as 32 hexadecimal digits: tells whether bytes are the same; no protection against someone who wants them to seem so.</summary>
public static class ContentHash
{
    public static string Of(ReadOnlySpan<byte> bytes) => Text(ValueOf(bytes));

    public static string Of(string text) => Text(ValueOf(text));

    /// <summary>The same as a number.</summary>
    public static UInt128 ValueOf(ReadOnlySpan<byte> bytes) => XxHash128.HashToUInt128(bytes);

    /// <inheritdoc cref="ValueOf(ReadOnlySpan{byte})"/>
    public static UInt128 ValueOf(string text) => ValueOf(Encoding.UTF8.GetBytes(text));

    /// <summary>The digits of a number.</summary>
    public static string Text(UInt128 value) => value.ToString("x32", CultureInfo.InvariantCulture);

    /// <summary>The number of the digits.</summary>
    public static bool TryRead(ReadOnlySpan<byte> digits, out UInt128 value)
    {
        value = default;
        return digits.Length == 32 && UInt128.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);
    }
}
