using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace KohyaPrep.Imaging.Pictures;

/// <summary>
/// Whether a picture file is all there, told from its structure. Decoders are lenient: Skia fills the rest of a progressive
/// JPEG, takes a WebP without its last byte and steps over damaged PNG chunks, where the trainer's Pillow refuses all three.
/// </summary>
internal static class FileStructure
{
    private const string EndsEarly = "the file ends early";

    /// <summary>For png, jpeg and webp; of other formats the decoder itself counts the bytes.</summary>
    /// <returns>What is the matter, or empty.</returns>
    public static string TroubleOf(string format, ReadOnlySpan<byte> file) => format switch
    {
        "png" => TroubleOfChunks(file),
        "jpeg" => HasEndOfImage(file) ? "" : EndsEarly,
        "webp" => BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + 8L <= file.Length ? "" : EndsEarly,
        _ => "",
    };

    /// <summary>
    /// Every chunk but IEND must be whole, and the checksums up to the pixels must be right, as Pillow asks (PngImagePlugin,
    /// ChunkStream.crc); the decoder looks at those of the pixels. A missing or cut IEND carries nothing, and Pillow, libpng
    /// and browsers all do without it, so it is no fault.
    /// </summary>
    private static string TroubleOfChunks(ReadOnlySpan<byte> file)
    {
        const int LengthTypeAndChecksum = 12;
        bool hasPixels = false;
        long at = 8;
        while (at + 8 <= file.Length)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file[(int)at..]);
            ReadOnlySpan<byte> type = file.Slice((int)at + 4, 4);
            if (type.SequenceEqual("IEND"u8))
                return hasPixels ? "" : EndsEarly;
            long next = at + LengthTypeAndChecksum + length;
            if (next > file.Length)
                return EndsEarly;
            hasPixels |= type.SequenceEqual("IDAT"u8);
            if (!hasPixels && !HasRightChecksum(file[(int)at..(int)next]))
                return $"the chunk {Encoding.ASCII.GetString(type)} is damaged";
            at = next;
        }

        return hasPixels && "\0\0\0\0IEND"u8.StartsWith(file[(int)at..]) ? "" : EndsEarly;
    }

    private static bool HasRightChecksum(ReadOnlySpan<byte> chunk) =>
        Crc32.HashToUInt32(chunk[4..^4]) == BinaryPrimitives.ReadUInt32BigEndian(chunk[^4..]);

    /// <summary>
    /// Goes from marker to marker, over the coded data of each scan, to the end of the image (ITU T.81, B.1.1).
    /// </summary>
    private static bool HasEndOfImage(ReadOnlySpan<byte> file)
    {
        const byte EndOfImage = 0xD9;
        int at = 2;
        while (at + 2 <= file.Length)
        {
            int next = file[at..^1].IndexOf((byte)0xFF);
            if (next < 0)
                return false;
            at += next;
            byte marker = file[at + 1];
            if (marker == EndOfImage)
                return true;
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            bool standsAlone = marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xD8);
            at += 2;
            if (!standsAlone && at + 2 <= file.Length)
                at += BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
        }

        return false;
    }
}
