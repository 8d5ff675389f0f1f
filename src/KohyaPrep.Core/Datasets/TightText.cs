using System.Buffers;

namespace KohyaPrep.Core.Datasets;

/// <summary>
/// A text that is held in a quarter of its memory where it is of hexadecimal digits, as hashes and palettes are: of many pictures they are most of
/// what is held. Equal when the texts are.
/// </summary>
internal readonly struct TightText : IEquatable<TightText>
{
    private const int ShortestWorthIt = 16;
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>A string, the bytes that its digits write, or null for the empty text.</summary>
    private readonly object? held;

    public TightText(string text) => held = text.Length == 0 ? null
        : text.Length >= ShortestWorthIt && text.Length % 2 == 0 && !text.AsSpan().ContainsAnyExcept(Digits) ? Convert.FromHexString(text)
        : text;

    public bool Equals(TightText other) => held is byte[] bytes
        ? other.held is byte[] others && bytes.AsSpan().SequenceEqual(others)
        : (string?)held == other.held as string && other.held is not byte[];

    public override bool Equals(object? obj) => obj is TightText other && Equals(other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    public override string ToString() => held is byte[] bytes ? Convert.ToHexStringLower(bytes) : (string?)held ?? "";
}
