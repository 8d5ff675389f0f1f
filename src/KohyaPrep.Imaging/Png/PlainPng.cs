using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace KohyaPrep.Imaging.Png;

/// <summary>
/// Reads the usual kinds of small PNG several times as fast as the general decoder, whose set-up costs more than a sprite's pixels: 8 bits a channel
/// or a palette, not interlaced, pixels in one chunk, nothing damaged. Whatever is unusual or wrong in the least is left to the general decoder, so that there is one
/// judge of damaged files.
/// </summary>
internal static class PlainPng
{
    /// <summary>Of larger pictures, in bytes inflated, the general decoder undoes the filters faster.</summary>
    private const int Most = 1 << 17;

    private const int HeaderEnd = 33;

    [ThreadStatic]
    private static byte[]? kept;

    /// <param name="file">The whole file; its chunks are known to be whole.</param>
    /// <returns>Null when the file is not one of the usual kinds, or anything in it is wrong.</returns>
    public static PixelImage? Decode(byte[] file)
    {
        if (PngRows.Of(file) is not { RawLength: <= Most } rows || Pixels(file, rows) is not { } stream)
            return null;
        Span<byte> raw = (kept ??= new byte[Most]).AsSpan(0, rows.RawLength);
        return Inflate(file, stream, raw) ? rows.ToImage(raw) : null;
    }

    /// <returns>Whether exactly so many bytes were in the stream, and its checksum is right.</returns>
    private static bool Inflate(byte[] file, Range stream, Span<byte> raw)
    {
        (int start, int length) = stream.GetOffsetAndLength(file.Length);
        try
        {
            using MemoryStream source = new(file, start, length, writable: false);
            using ZLibStream inflated = new(source, CompressionMode.Decompress);
            return inflated.ReadAtLeast(raw, raw.Length, throwOnEndOfStream: false) == raw.Length && inflated.ReadByte() < 0;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Where the stream of pixels lies, when there is nothing in the file but what has no bearing on them, or is known.</summary>
    private static Range? Pixels(byte[] file, PngRows rows)
    {
        Range? found = null;
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
                if (found is not null || !IsRight(file.AsSpan(at, (int)size + 12)))
                    return null;
                found = (at + 8)..(at + 8 + (int)size);
            }
            else if (type.SequenceEqual("IEND"u8))
            {
                break;
            }
            else if (found is null ? !rows.Takes(type, data) : IsCritical(type))
            {
                return null;
            }

            at += (int)size + 12;
        }

        return rows.IsComplete ? found : null;
    }

    private static bool IsRight(ReadOnlySpan<byte> chunk) =>
        Crc32.HashToUInt32(chunk[4..^4]) == BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]);

    private static bool IsCritical(ReadOnlySpan<byte> type) => (type[0] & 0x20) == 0;
}
