using System.Buffers.Binary;

namespace KohyaPrep.Core.Trainer.Simulation.Pictures;

/// <summary>
/// A picture's size as the trainer takes it (train_util.py:1478): from imagesize 1.4.1, which goes by the first bytes and not by the name, and
/// reads a WebP with a VP8X header one pixel too small both ways; from Pillow where imagesize knows nothing, which is for BMP.
/// </summary>
public static class PictureSizeReader
{
    /// <summary>Enough for the sizes of most files: one read of the disk for each.</summary>
    private const int FirstBytes = 4096;

    [ThreadStatic]
    private static byte[]? buffer;

    /// <exception cref="BrokenPictureException">imagesize raises, and the trainer with it.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <returns>0×0 where neither knows the file: the trainer warns and divides by the height later.</returns>
    public static PixelSize Read(Stream file)
    {
        byte[] head = buffer ??= new byte[FirstBytes];
        int length = file.ReadAtLeast(head, FirstBytes, throwOnEndOfStream: false);
        PixelSize size = ImageSize(new HeaderReader(file, head, length));
        return size.Width > 0 ? size : PillowSize(head.AsSpan(0, length));
    }

    private static PixelSize ImageSize(HeaderReader reader)
    {
        ReadOnlySpan<byte> head = reader.Head.Length > 31 ? reader.Head[..31] : reader.Head;
        if (head.Length >= 10 && (head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8)))
            return new PixelSize(BinaryPrimitives.ReadInt16LittleEndian(head[6..]), BinaryPrimitives.ReadInt16LittleEndian(head[8..]));
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) && head.Length >= 16)
        {
            // Without its first chunk it is taken for an older form of PNG.
            ReadOnlySpan<byte> sides = head.Length >= 24 && head[12..16].SequenceEqual("IHDR"u8) ? head[16..] : head[8..];
            return new PixelSize(Side(BinaryPrimitives.ReadUInt32BigEndian(sides)), Side(BinaryPrimitives.ReadUInt32BigEndian(sides[4..])));
        }

        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]))
            return SegmentedSizes.Jpeg(reader);
        if (head.StartsWith((ReadOnlySpan<byte>)[0, 0, 0, 12, (byte)'j', (byte)'P', (byte)' ', (byte)' ', 0x0D, 0x0A, 0x87, 0x0A]))
            return SegmentedSizes.Jpeg2000(reader);
        if (head.Length >= 8 && (head.StartsWith("MM\0*"u8) || head.StartsWith("II*\0"u8)))
            return SegmentedSizes.Tiff(reader, isBigEndian: head[0] == 'M');
        if (head.StartsWith("RIFF"u8) && head.Length >= 16 && head[8..12].SequenceEqual("WEBP"u8))
            return WebP(head);
        return default;
    }

    private static PixelSize WebP(ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<byte> kind = head[12..16];
        if (kind.SequenceEqual("VP8 "u8))
        {
            return head.Length >= 30
                ? new PixelSize(BinaryPrimitives.ReadUInt16LittleEndian(head[26..]), BinaryPrimitives.ReadUInt16LittleEndian(head[28..]))
                : throw new BrokenPictureException("error", "a WebP file that ends within its header");
        }

        if (kind.SequenceEqual("VP8X"u8))
        {
            return head.Length >= 30
                ? new PixelSize(head[24] | (head[25] << 8) | (head[26] << 16), head[27] | (head[28] << 8) | (head[29] << 16))
                : throw new BrokenPictureException("error", "a WebP file that ends within its header");
        }

        if (!kind.SequenceEqual("VP8L"u8))
            throw new BrokenPictureException("ValueError", "a WebP file of an unknown kind");
        if (head.Length < 25)
            throw new BrokenPictureException("IndexError", "a WebP file that ends within its header");
        int width = (((head[22] & 63) << 8) | head[21]) + 1;
        int height = (((head[24] & 15) << 10) | (head[23] << 2) | ((head[22] & 192) >> 6)) + 1;
        return new PixelSize(width, height);
    }

    private static PixelSize PillowSize(ReadOnlySpan<byte> head)
    {
        // imagesize takes a GIF's sides for signed numbers.
        if (head.Length >= 10 && head.StartsWith("GIF8"u8))
            return new PixelSize(BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..]));
        // A WebP with a VP8X header of one pixel's width: imagesize takes it for none, and Pillow knows better.
        if (head.Length >= 30 && head.StartsWith("RIFF"u8) && head[8..16].SequenceEqual("WEBPVP8X"u8) && WebP(head) is { Width: 0 } small)
            return new PixelSize(1, small.Height + 1);
        if (!head.StartsWith("BM"u8) || head.Length < 26)
            return default;
        bool isOld = BinaryPrimitives.ReadInt32LittleEndian(head[14..]) == 12;
        return isOld
            ? new PixelSize(BinaryPrimitives.ReadUInt16LittleEndian(head[18..]), BinaryPrimitives.ReadUInt16LittleEndian(head[20..]))
            : new PixelSize(BinaryPrimitives.ReadInt32LittleEndian(head[18..]), Math.Abs(BinaryPrimitives.ReadInt32LittleEndian(head[22..])));
    }

    private static int Side(uint side) => (int)Math.Min(side, int.MaxValue);
}
