using System.Buffers.Binary;

namespace KohyaPrep.Imaging.Pictures;

/// <summary>Whether a file holds more than one picture; decoders show the first in silence.</summary>
public static class Animation
{
    private const byte WebpAnimation = 0x02;

    /// <summary>For animated PNG and WebP, and every GIF.</summary>
    public static bool IsIn(ReadOnlySpan<byte> file) => PictureFormat.Recognise(file) switch
    {
        "gif" => true,
        "png" => HasAnimationChunk(file),
        "webp" => file.Length > 20 && file[12..16].SequenceEqual("VP8X"u8) && (file[20] & WebpAnimation) != 0,
        _ => false,
    };

    /// <summary>acTL stands before the pixels (APNG specification).</summary>
    private static bool HasAnimationChunk(ReadOnlySpan<byte> file)
    {
        long at = 8;
        while (at + 8 <= file.Length)
        {
            ReadOnlySpan<byte> type = file.Slice((int)at + 4, 4);
            if (type.SequenceEqual("acTL"u8))
                return true;
            if (type.SequenceEqual("IDAT"u8))
                return false;
            at += 12L + BinaryPrimitives.ReadUInt32BigEndian(file[(int)at..]);
        }

        return false;
    }
}
