using System.Buffers.Binary;

namespace KohyaPrep.Imaging.Png;

/// <summary>
/// A zlib stream (RFC 1950, 1951) for data in which what comes next stood one pixel or one row before, which is all of a
/// sprite: matches are looked for at these two distances only, and coded with the fixed Huffman codes.
/// </summary>
internal static class RowDeflater
{
    private const int LongestMatch = 258;
    private const int ShortestMatch = 3;
    private const int LongestDistance = 32768;

    /// <param name="stride">Bytes of a row with its filter byte.</param>
    public static byte[] Compress(ReadOnlySpan<byte> data, int bytesPerPixel, int stride)
    {
        DeflateBits bits = new(data.Length / 16);
        bits.WriteByte(0x78);
        bits.WriteByte(0x01);
        bits.Write(0b011, 3); // the last block, fixed codes

        int position = 0;
        while (position < data.Length)
        {
            (int length, int distance) = FindMatch(data, position, bytesPerPixel, stride);
            if (length < ShortestMatch)
            {
                bits.WriteLiteral(data[position++]);
                continue;
            }

            position += length;
            while (length > 0)
            {
                // No rest of 1 or 2 may remain: the shortest match is 3.
                int part = length <= LongestMatch ? length : Math.Min(LongestMatch, length - ShortestMatch);
                bits.WriteMatch(part, distance);
                length -= part;
            }
        }

        bits.WriteEndOfBlock();
        Span<byte> checksum = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(checksum, Adler32(data));
        foreach (byte part in checksum)
            bits.WriteByte(part);
        return bits.ToArray();
    }

    private static (int Length, int Distance) FindMatch(ReadOnlySpan<byte> data, int position, int bytesPerPixel, int stride)
    {
        int best = 0, distance = 0;
        if (position >= stride && stride <= LongestDistance)
            (best, distance) = (data[position..].CommonPrefixLength(data[(position - stride)..]), stride);
        if (position >= bytesPerPixel)
        {
            int length = data[position..].CommonPrefixLength(data[(position - bytesPerPixel)..]);
            if (length > best)
                (best, distance) = (length, bytesPerPixel);
        }

        return (best, distance);
    }

    private static uint Adler32(ReadOnlySpan<byte> data)
    {
        const uint Modulus = 65521;
        const int MostBeforeOverflow = 5552;
        uint a = 1, b = 0;
        while (data.Length > 0)
        {
            ReadOnlySpan<byte> part = data[..Math.Min(data.Length, MostBeforeOverflow)];
            foreach (byte value in part)
            {
                a += value;
                b += a;
            }

            a %= Modulus;
            b %= Modulus;
            data = data[part.Length..];
        }

        return (b << 16) | a;
    }
}
