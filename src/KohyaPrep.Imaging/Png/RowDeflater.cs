namespace KohyaPrep.Imaging.Png;

/// <summary>
/// A zlib stream (RFC 1950, 1951) for data in which what comes next stood one pixel or one row before, which is all of a
/// sprite: matches are looked for at these two distances only, and coded with the fixed Huffman codes. A row that stands there many
/// times is looked at once.
/// </summary>
internal sealed class RowDeflater
{
    private const int LongestMatch = 258;
    private const int ShortestMatch = 3;
    private const int LongestDistance = 32768;

    private readonly DeflateBits bits;
    private readonly int bytesPerPixel;
    private readonly DeflateCode left;
    private readonly DeflateCode above;
    private readonly bool reachesAbove;
    private Adler32 checksum = new();
    private bool isFirst = true;

    /// <param name="bits">Empty.</param>
    /// <param name="stride">Bytes of a row with its filter byte.</param>
    public RowDeflater(DeflateBits bits, int bytesPerPixel, int stride)
    {
        this.bits = bits;
        this.bytesPerPixel = bytesPerPixel;
        reachesAbove = stride <= LongestDistance;
        left = DeflateCode.OfDistance(bytesPerPixel);
        above = reachesAbove ? DeflateCode.OfDistance(stride) : default;
        bits.WriteByte(0x78);
        bits.WriteByte(0x01);
        bits.Write(new DeflateCode(0b011, 3)); // the last block, fixed codes
    }

    /// <param name="before">The row above; of the first row, anything.</param>
    public void Add(ReadOnlySpan<byte> row, ReadOnlySpan<byte> before, int times)
    {
        checksum.Append(row, times);
        AddOnce(row, isFirst ? [] : before);
        isFirst = false;
        long repeated = (long)row.Length * (times - 1);
        if (reachesAbove && repeated >= ShortestMatch)
        {
            AddMatch(repeated, above);
            return;
        }

        for (int again = 1; again < times; again++)
            AddOnce(row, []);
    }

    /// <returns>The whole stream, in the memory of the bits that it was made with.</returns>
    public ReadOnlySpan<byte> End()
    {
        bits.Write(DeflateCode.EndOfBlock);
        for (int shift = 24; shift >= 0; shift -= 8)
            bits.WriteByte((byte)(checksum.Value >> shift));
        return bits.Written;
    }

    private void AddOnce(ReadOnlySpan<byte> row, ReadOnlySpan<byte> before)
    {
        int position = 0;
        while (position < row.Length)
        {
            ReadOnlySpan<byte> rest = row[position..];
            int length = position < bytesPerPixel ? 0 : rest.CommonPrefixLength(row[(position - bytesPerPixel)..]);
            DeflateCode distance = left;
            if (reachesAbove && !before.IsEmpty)
            {
                int common = rest.CommonPrefixLength(before[position..]);
                if (common > length)
                    (length, distance) = (common, above);
            }

            if (length < ShortestMatch)
            {
                bits.Write(DeflateCode.Literals[row[position++]]);
                continue;
            }

            AddMatch(length, distance);
            position += length;
        }
    }

    /// <param name="length">At least <see cref="ShortestMatch"/>; longer than one match can be.</param>
    private void AddMatch(long length, DeflateCode distance)
    {
        DeflateCode longest = DeflateCode.Lengths[LongestMatch].Then(distance);
        for (; length >= LongestMatch + ShortestMatch; length -= LongestMatch)
            bits.Write(longest);
        while (length > 0)
        {
            // No rest of 1 or 2 may remain: the shortest match is 3.
            int part = (int)(length <= LongestMatch ? length : length - ShortestMatch);
            bits.Write(DeflateCode.Lengths[part].Then(distance));
            length -= part;
        }
    }
}
