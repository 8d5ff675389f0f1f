using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;

namespace KohyaPrep.Imaging.Png;

/// <summary>
/// Reads the usual kinds of PNG faster than the general decoder, sprites several times, since its set-up costs more than their pixels: 8 bits a channel
/// or a palette, not interlaced, nothing damaged. Whatever is unusual or wrong in the least is left to the general decoder, so that there is one
/// judge of damaged files.
/// </summary>
internal static class PlainPng
{
    /// <summary>Larger pictures, in bytes inflated, the general decoder reads as fast, and in less memory.</summary>
    private const int Most = 1 << 17;

    private const int HeaderEnd = 33;

    /// <param name="file">The whole file; its chunks are known to be whole.</param>
    /// <returns>Null when the file is not one of the usual kinds, or anything in it is wrong.</returns>
    public static PixelImage? Decode(byte[] file)
    {
        if (PngRows.Of(file) is not { RawLength: <= Most } rows || Pixels(file, rows) is not { } chunks)
            return null;
        byte[] raw = ArrayPool<byte>.Shared.Rent(rows.RawLength);
        byte[]? joined = chunks.Count == 1 ? null : ArrayPool<byte>.Shared.Rent(chunks.Bytes);
        ReadOnlySpan<byte> stream = joined is null ? file.AsSpan(chunks.Start, chunks.Bytes) : Join(file, chunks, joined);
        PixelImage? image = Inflater.Here.Inflate(stream, raw.AsSpan(0, rows.RawLength)) ? rows.ToImage(raw.AsSpan(0, rows.RawLength)) : null;
        ArrayPool<byte>.Shared.Return(raw);
        if (joined is not null)
            ArrayPool<byte>.Shared.Return(joined);
        return image;
    }

    /// <summary>Where the chunks of pixels lie, when there is nothing in the file but what has no bearing on them, or is known.</summary>
    /// <returns>Where the data of the first begin, how many chunks follow one another, and the bytes of data in all of them.</returns>
    private static (int Start, int Count, int Bytes)? Pixels(byte[] file, PngRows rows)
    {
        (int start, int count, int bytes, int next) = (0, 0, 0, 0);
        int at = HeaderEnd;
        while (at + 12 <= file.Length)
        {
            ReadOnlySpan<byte> type = file.AsSpan(at + 4, 4);
            uint size = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (size > file.Length - at - 12)
                return null;
            ReadOnlySpan<byte> data = file.AsSpan(at + 8, (int)size);
            if (type.SequenceEqual("IDAT"u8))
            {
                if ((count > 0 && next != at) || !IsRight(file.AsSpan(at, (int)size + 12)))
                    return null;
                (start, count, bytes, next) = (count == 0 ? at + 8 : start, count + 1, bytes + (int)size, at + (int)size + 12);
            }
            else if (type.SequenceEqual("IEND"u8))
            {
                break;
            }
            else if (count == 0 ? !rows.Takes(type, data) : IsCritical(type))
            {
                return null;
            }

            at += (int)size + 12;
        }

        return rows.IsComplete && count > 0 ? (start, count, bytes) : null;
    }

    private static ReadOnlySpan<byte> Join(byte[] file, (int Start, int Count, int Bytes) chunks, byte[] target)
    {
        (int at, int written) = (chunks.Start, 0);
        for (int chunk = 0; chunk < chunks.Count; chunk++)
        {
            int size = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at - 8));
            file.AsSpan(at, size).CopyTo(target.AsSpan(written));
            written += size;
            at += size + 12;
        }

        return target.AsSpan(0, chunks.Bytes);
    }

    private static bool IsRight(ReadOnlySpan<byte> chunk) =>
        Crc32.HashToUInt32(chunk[4..^4]) == BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]);

    private static bool IsCritical(ReadOnlySpan<byte> type) => (type[0] & 0x20) == 0;
}
