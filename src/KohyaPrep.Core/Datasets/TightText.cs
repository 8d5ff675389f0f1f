using System.Buffers;
using System.Text;

namespace KohyaPrep.Core.Datasets;

/// <summary>
/// A text that is held in less memory than a string: of hexadecimal digits, as palettes are, in a quarter of it, of base64 in three eighths, any other
/// of ASCII in half: of many pictures texts are most of what is held. Equal when the texts are, and were made in one way.
/// </summary>
internal readonly struct TightText : IEquatable<TightText>
{
    private const int ShortestWorthIt = 6;
    private const byte Hexadecimal = 0, Base64 = 1, Plain = 2;

    internal static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>A string, or its form and the bytes that it writes; null for the empty text.</summary>
    private readonly object? held;

    public TightText(string text) => held = text.Length < ShortestWorthIt ? text.Length == 0 ? null : text : Packed(text) ?? (object)text;

    private TightText(byte[] held) => this.held = held;

    /// <summary>A text that most likely is base64 without padding.</summary>
    public static TightText OfBase64(string text)
    {
        byte[] bytes = new byte[1 + (text.Length / 4 * 3)];
        bytes[0] = Base64;
        return text.Length >= ShortestWorthIt && text.Length % 4 == 0 && Convert.TryFromBase64String(text, bytes.AsSpan(1), out int length)
            && length == bytes.Length - 1 && Convert.ToBase64String(bytes, 1, length) == text ? new TightText(bytes) : new TightText(text);
    }

    public bool IsEmpty => held is null;

    /// <summary>How many characters it has.</summary>
    public int Length => held switch
    {
        null => 0,
        string text => text.Length,
        byte[] bytes when bytes[0] == Hexadecimal => 2 * (bytes.Length - 1),
        byte[] bytes when bytes[0] == Base64 => (bytes.Length - 1) / 3 * 4,
        _ => ((byte[])held).Length - 1,
    };

    /// <summary>What its hexadecimal digits or its base64 write; empty for a text of neither.</summary>
    public ReadOnlySpan<byte> Bytes => held is byte[] bytes && bytes[0] != Plain ? bytes.AsSpan(1) : [];

    /// <summary>Whether both are held in the same place.</summary>
    public bool IsSame(TightText other) => ReferenceEquals(held, other.held);

    public bool Equals(TightText other) => held is byte[] bytes
        ? other.held is byte[] others && bytes.AsSpan().SequenceEqual(others)
        : other.held is not byte[] && (string?)held == (string?)other.held;

    public override bool Equals(object? obj) => obj is TightText other && Equals(other);

    public override int GetHashCode() => held is byte[] bytes ? HashOf(bytes) : StringComparer.Ordinal.GetHashCode((string?)held ?? "");

    public override string ToString() => held switch
    {
        null => "",
        string text => text,
        byte[] bytes when bytes[0] == Hexadecimal => Convert.ToHexStringLower(bytes.AsSpan(1)),
        byte[] bytes when bytes[0] == Base64 => Convert.ToBase64String(bytes.AsSpan(1)),
        _ => Encoding.ASCII.GetString(((byte[])held).AsSpan(1)),
    };

    private static int HashOf(byte[] bytes)
    {
        HashCode hash = default;
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    private static byte[]? Packed(string text)
    {
        bool isHexadecimal = text.Length % 2 == 0 && !text.AsSpan().ContainsAnyExcept(Digits);
        if (!isHexadecimal && !Ascii.IsValid(text))
            return null;
        byte[] bytes = new byte[1 + (isHexadecimal ? text.Length / 2 : text.Length)];
        bytes[0] = isHexadecimal ? Hexadecimal : Plain;
        if (isHexadecimal)
            Convert.FromHexString(text, bytes.AsSpan(1), out _, out _);
        else
            Encoding.ASCII.GetBytes(text, bytes.AsSpan(1));
        return bytes;
    }
}
