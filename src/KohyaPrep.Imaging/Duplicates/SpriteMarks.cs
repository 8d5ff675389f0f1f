using System.Buffers.Binary;

namespace KohyaPrep.Imaging.Duplicates;

/// <summary>
/// Hashes of a few pixels each, taken at places strewn over the whole sprite: two sprites that share nine pixels of ten share at least one of these
/// hashes but for one case in a thousand, and others share none, so that near duplicates find each other without comparing all with all.
/// Colours are taken in coarse steps, so that most of them outlast a little noise.
/// </summary>
internal static class SpriteMarks
{
    /// <summary>Each is followed by the same of the mirrored sprite.</summary>
    public const int Count = 12;

    private const int PixelsInMark = 5, BytesInMark = 3;

    private static readonly (double X, double Y)[] Places = Strew();

    /// <returns>As base64: <see cref="Count"/> numbers of 24 bits.</returns>
    public static string Of(PixelImage sprite)
    {
        Span<byte> bytes = stackalloc byte[Count * BytesInMark];
        ReadOnlySpan<uint> pixels = sprite.Pixels;
        for (int mark = 0; mark < Count; mark++)
        {
            uint hash = (uint)((sprite.Width * 65599) + sprite.Height);
            for (int i = 0; i < PixelsInMark; i++)
            {
                (double x, double y) = Places[(mark / 2 * PixelsInMark) + i];
                int column = (int)(x * sprite.Width);
                if (mark % 2 == 1)
                    column = sprite.Width - 1 - column;
                uint pixel = pixels[((int)(y * sprite.Height) * sprite.Width) + column];
                hash = System.Numerics.BitOperations.RotateLeft((hash ^ (pixel & 0xF0F0F0)) * 0x9E3779B1, 13);
            }

            BinaryPrimitives.WriteUInt16LittleEndian(bytes[(mark * BytesInMark)..], (ushort)hash);
            bytes[(mark * BytesInMark) + 2] = (byte)(hash >> 16);
        }

        return Convert.ToBase64String(bytes);
    }

    /// <param name="bytes">As in <see cref="Core.Datasets.ImageFacts.MarkBytes"/>.</param>
    /// <returns>False when they are none of ours.</returns>
    public static bool Read(ReadOnlySpan<byte> bytes, Span<int> numbers)
    {
        if (bytes.Length != Count * BytesInMark)
            return false;
        for (int mark = 0; mark < Count; mark++)
            numbers[mark] = BinaryPrimitives.ReadUInt16LittleEndian(bytes[(mark * BytesInMark)..]) | (bytes[(mark * BytesInMark) + 2] << 16);
        return true;
    }

    /// <summary>In the inner part, where sprites differ, and the same ever after: marks of different days must agree.</summary>
    private static (double X, double Y)[] Strew()
    {
        uint state = 20_011;
        return [.. Enumerable.Range(0, Count / 2 * PixelsInMark).Select(_ => (0.15 + (0.7 * Next()), 0.08 + (0.84 * Next())))];

        double Next()
        {
            state = (state * 1664525) + 1013904223;
            return (state >> 8) / (double)(1 << 24);
        }
    }
}
