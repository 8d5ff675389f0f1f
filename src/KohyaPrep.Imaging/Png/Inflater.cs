using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace KohyaPrep.Imaging.Png;

/// <summary>
/// Inflates a whole zlib stream (RFC 1950, 1951) from memory into memory of the right size. The library's stream takes longer to be set up
/// than a sprite to be inflated. Reused: one for each thread.
/// </summary>
internal sealed class Inflater
{
    private const int EndOfBlock = 256, MostLengths = 286, MostDistances = 30, FixedSymbols = 288;

    /// <summary>The order in which the widths of the code of widths stand (RFC 1951, 3.2.7).</summary>
    private static ReadOnlySpan<byte> WidthOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    [ThreadStatic]
    private static Inflater? ofThread;

    /// <summary>Of blocks that bring no codes with them (RFC 1951, 3.2.6).</summary>
    private static readonly InflateCode FixedLengths = new(), FixedDistances = new();

    private readonly InflateCode ownLengths = new(), ownDistances = new(), widths = new();

    static Inflater()
    {
        Span<byte> all = stackalloc byte[FixedSymbols];
        all[..144].Fill(8);
        all[144..256].Fill(9);
        all[256..280].Fill(7);
        all[280..].Fill(8);
        FixedLengths.Make(all, mayBeOne: false);
        all[..32].Fill(5);
        FixedDistances.Make(all[..32], mayBeOne: false);
    }

    /// <summary>That of the running thread.</summary>
    public static Inflater Here => ofThread ??= new Inflater();

    /// <returns>Whether exactly so many bytes were in the stream, nothing follows it, and its checksum is right.</returns>
    public bool Inflate(ReadOnlySpan<byte> stream, Span<byte> target)
    {
        const int HeaderBytes = 2, ChecksumBytes = 4;
        if (stream.Length < HeaderBytes + ChecksumBytes || (stream[0] & 0x8F) != 8 || (stream[1] & 0x20) != 0 || BinaryPrimitives.ReadUInt16BigEndian(stream) % 31 != 0)
            return false;
        ReadOnlySpan<byte> packed = stream[HeaderBytes..^ChecksumBytes];
        InflateBits bits = new(packed);
        int written = 0;
        bool isLast = false;
        while (!isLast)
        {
            bits.Fill();
            isLast = bits.Take(1) != 0;
            bool isRight = bits.Take(2) switch
            {
                0 => Copy(ref bits, target, ref written),
                1 => Read(FixedLengths, FixedDistances, ref bits, target, ref written),
                2 => MakeOwn(ref bits) && Read(ownLengths, ownDistances, ref bits, target, ref written),
                _ => false,
            };
            if (!isRight || bits.IsPast)
                return false;
        }

        if (written != target.Length || bits.At != packed.Length)
            return false;
        Adler32 checksum = new();
        checksum.Append(target, 1);
        return checksum.Value == BinaryPrimitives.ReadUInt32BigEndian(stream[^ChecksumBytes..]);
    }

    /// <summary>A block that is not packed: its length, that with all bits turned, its bytes.</summary>
    private static bool Copy(ref InflateBits bits, Span<byte> target, ref int written)
    {
        Span<byte> sizes = stackalloc byte[4];
        if (!bits.TakeBytes(sizes))
            return false;
        int size = BinaryPrimitives.ReadUInt16LittleEndian(sizes), turned = BinaryPrimitives.ReadUInt16LittleEndian(sizes[2..]);
        if ((size ^ turned) != 0xFFFF || size > target.Length - written || !bits.TakeBytes(target.Slice(written, size)))
            return false;
        written += size;
        return true;
    }

    private bool MakeOwn(ref InflateBits bits)
    {
        (int lengthCount, int distanceCount, int widthCount) = (bits.Take(5) + 257, bits.Take(5) + 1, bits.Take(4) + 4);
        if (lengthCount > MostLengths || distanceCount > MostDistances)
            return false;
        Span<byte> all = stackalloc byte[MostLengths + MostDistances];
        all.Clear();
        for (int i = 0; i < widthCount; i++)
        {
            bits.Fill();
            all[WidthOrder[i]] = (byte)bits.Take(3);
        }

        if (!widths.Make(all[..WidthOrder.Length], mayBeOne: false))
            return false;
        int count = lengthCount + distanceCount;
        for (int i = 0; i < count;)
        {
            bits.Fill();
            int found = widths.Find(bits.Next), symbol = found >> InflateCode.WidthBits;
            bits.Drop(found & InflateCode.WidthMask);
            if (found == 0)
                return false;
            if (symbol < 16)
            {
                all[i++] = (byte)symbol;
                continue;
            }

            // 16 repeats the width before, 17 and 18 are runs of zeros.
            if (symbol == 16 && i == 0)
                return false;
            byte width = symbol == 16 ? all[i - 1] : (byte)0;
            int times = symbol switch { 16 => 3 + bits.Take(2), 17 => 3 + bits.Take(3), _ => 11 + bits.Take(7) };
            if (times > count - i)
                return false;
            all.Slice(i, times).Fill(width);
            i += times;
        }

        return all[EndOfBlock] != 0 && ownLengths.Make(all[..lengthCount], mayBeOne: true) && ownDistances.Make(all[lengthCount..count], mayBeOne: true);
    }

    private static bool Read(InflateCode lengths, InflateCode distances, ref InflateBits given, Span<byte> target, ref int written)
    {
        // A copy, which can stay in registers.
        InflateBits bits = given;
        int at = written;
        while (true)
        {
            bits.Fill();
            int found = lengths.Find(bits.Next);
            bits.Drop(found & InflateCode.WidthMask);
            if (found < EndOfBlock << InflateCode.WidthBits && found != 0 && at < target.Length)
            {
                // Nearly always another follows, and its bits are there already.
                target[at++] = (byte)(found >> InflateCode.WidthBits);
                found = lengths.Find(bits.Next);
                bits.Drop(found & InflateCode.WidthMask);
                if (found < EndOfBlock << InflateCode.WidthBits && found != 0 && at < target.Length)
                {
                    target[at++] = (byte)(found >> InflateCode.WidthBits);
                    continue;
                }

                bits.Fill();
            }

            int symbol = found >> InflateCode.WidthBits;
            if (found == 0 || symbol < EndOfBlock)
                return false;
            if (symbol == EndOfBlock)
                break;
            int length = Length(symbol - EndOfBlock - 1, ref bits), code = distances.Find(bits.Next);
            bits.Drop(code & InflateCode.WidthMask);
            if (length < 0 || code == 0 || code >> InflateCode.WidthBits >= MostDistances)
                return false;
            int distance = Distance(code >> InflateCode.WidthBits, ref bits);
            if (distance > at || length > target.Length - at)
                return false;
            Repeat(target.Slice(at - distance, distance + length), distance);
            at += length;
        }

        given = bits;
        written = at;
        return true;
    }

    // The tables of RFC 1951, 3.2.5, follow one pattern each: four codes, or two, for each further bit.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Length(int code, ref InflateBits bits)
    {
        const int Longest = 28;
        if (code >= Longest)
            return code == Longest ? 258 : -1;
        int width = Math.Max(0, (code >> 2) - 1);
        return width == 0 ? 3 + code : 3 + ((4 + (code & 3)) << width) + bits.Take(width);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Distance(int code, ref InflateBits bits)
    {
        int width = Math.Max(0, (code >> 1) - 1);
        return width == 0 ? 1 + code : 1 + ((2 + (code & 1)) << width) + bits.Take(width);
    }

    /// <param name="area">What is repeated, and after it the room for as much as there shall be of it.</param>
    private static void Repeat(Span<byte> area, int distance)
    {
        if (area.Length <= 2 * distance)
        {
            area[..(area.Length - distance)].CopyTo(area[distance..]);
            return;
        }

        for (int i = distance; i < area.Length; i++)
            area[i] = area[i - distance];
    }
}
