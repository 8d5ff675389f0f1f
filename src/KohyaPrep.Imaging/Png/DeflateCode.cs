using System.Numerics;

namespace KohyaPrep.Imaging.Png;

/// <summary>Bits of a deflate stream that belong together, the first in the lowest place.</summary>
/// <param name="Width">How many, at most 32.</param>
internal readonly record struct DeflateCode(uint Bits, int Width)
{
    private const int LongestMatch = 258;

    /// <summary>The fixed codes (RFC 1951, 3.2.6) of a byte that stands for itself.</summary>
    public static DeflateCode[] Literals { get; } =
        [.. Enumerable.Range(0, 256).Select(value => value < 144 ? Huffman(0x30u + (uint)value, 8) : Huffman(0x190u + (uint)value - 144, 9))];

    /// <summary>The fixed codes of the lengths 3 to 258, each with its further bits; the first three places are empty.</summary>
    public static DeflateCode[] Lengths { get; } =
        [.. Enumerable.Range(0, LongestMatch + 1).Select(length => length < 3 ? default : OfLength(length))];

    public static DeflateCode EndOfBlock { get; } = Huffman(0, 7);

    /// <param name="distance">1 to 32768.</param>
    public static DeflateCode OfDistance(int distance)
    {
        (int code, int extraBits, int extra) = Split(distance - 1, 1);
        return Huffman((uint)code, 5).Then((uint)extra, extraBits);
    }

    /// <summary>One code after the other.</summary>
    public DeflateCode Then(DeflateCode next) => Then(next.Bits, next.Width);

    private static DeflateCode OfLength(int length)
    {
        (int code, int extraBits, int extra) = length == LongestMatch ? (28, 0, 0) : Split(length - 3, 2);
        int symbol = 257 + code;
        return (symbol < 280 ? Huffman((uint)(symbol - 256), 7) : Huffman((uint)(0xC0 + symbol - 280), 8)).Then((uint)extra, extraBits);
    }

    /// <summary>
    /// The tables of lengths and distances (RFC 1951, 3.2.5) follow one pattern: 2^(k+1) codes for single values, then 2^k codes for
    /// each further power of two, with one extra bit more for each.
    /// </summary>
    private static (int Code, int ExtraBits, int Extra) Split(int value, int k)
    {
        int width = BitOperations.Log2((uint)value | 1);
        int extraBits = Math.Max(0, width - k);
        int code = (extraBits << k) + (value >> extraBits);
        return (code, extraBits, value & ((1 << extraBits) - 1));
    }

    private DeflateCode Then(uint bits, int width) => new(Bits | (bits << Width), Width + width);

    /// <summary>Huffman codes stand with their highest bit first.</summary>
    private static DeflateCode Huffman(uint code, int width)
    {
        uint reversed = 0;
        for (int i = 0; i < width; i++)
            reversed |= ((code >> i) & 1) << (width - 1 - i);
        return new DeflateCode(reversed, width);
    }
}
