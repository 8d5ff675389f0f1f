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

    /// <param name="data">The distinct rows, each with its filter byte.</param>
    /// <param name="stride">Bytes of a row with its filter byte.</param>
    public static byte[] Compress(ReadOnlySpan<byte> data, int bytesPerPixel, int stride, DistinctRows rows)
    {
        DeflateBits bits = new(data.Length / 16);
        bits.WriteByte(0x78);
        bits.WriteByte(0x01);
        bits.Write(0b011, 3); // the last block, fixed codes

        RowChecksum checksum = new();
        for (int row = 0; row < rows.Starts.Count; row++)
        {
            int start = row * stride;
            ReadOnlySpan<byte> upToRow = data[..(start + stride)];
            int count = rows.CountOf(row);
            checksum.Add(upToRow[start..], count);
            Write(bits, upToRow, start, bytesPerPixel, stride);
            long repeated = (long)(count - 1) * stride;
            if (stride <= LongestDistance && repeated >= ShortestMatch)
            {
                WriteMatch(bits, repeated, stride);
                continue;
            }

            for (int copy = 1; copy < count; copy++)
                Write(bits, upToRow, start, bytesPerPixel, stride);
        }

        bits.WriteEndOfBlock();
        Span<byte> value = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(value, checksum.Value);
        foreach (byte part in value)
            bits.WriteByte(part);
        return bits.ToArray();
    }

    /// <summary>Writes what stands from a position to the end of the data.</summary>
    private static void Write(DeflateBits bits, ReadOnlySpan<byte> data, int position, int bytesPerPixel, int stride)
    {
        int start = position;
        while (position < data.Length)
        {
            (int length, int distance) = FindMatch(data, start, position, bytesPerPixel, stride);
            if (length < ShortestMatch)
            {
                bits.WriteLiteral(data[position++]);
                continue;
            }

            position += length;
            WriteMatch(bits, length, distance);
        }
    }

    private static void WriteMatch(DeflateBits bits, long length, int distance)
    {
        while (length > 0)
        {
            // No rest of 1 or 2 may remain: the shortest match is 3.
            int part = length <= LongestMatch ? (int)length : (int)Math.Min(LongestMatch, length - ShortestMatch);
            bits.WriteMatch(part, distance);
            length -= part;
        }
    }

    private static (int Length, int Distance) FindMatch(ReadOnlySpan<byte> data, int rowStart, int position, int bytesPerPixel, int stride)
    {
        int best = 0, distance = 0;
        if (position >= stride && stride <= LongestDistance)
            (best, distance) = (data[position..].CommonPrefixLength(data[(position - stride)..]), stride);

        // Not across the row's start: the row may be written a second time, after itself.
        if (position >= rowStart + bytesPerPixel)
        {
            int length = data[position..].CommonPrefixLength(data[(position - bytesPerPixel)..]);
            if (length > best)
                (best, distance) = (length, bytesPerPixel);
        }

        return (best, distance);
    }
}
