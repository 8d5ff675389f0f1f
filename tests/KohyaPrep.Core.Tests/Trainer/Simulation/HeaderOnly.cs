using System.Buffers.Binary;
using System.Text;

namespace KohyaPrep.Core.Tests.Trainer.Simulation;

/// <summary>The first bytes of a picture file, which are all that a size is read off.</summary>
internal static class HeaderOnly
{
    /// <param name="mode">As Pillow would call it: a WebP with alpha has another header than one without.</param>
    public static byte[] Of(string extension, int width, int height, string mode) => extension.ToLowerInvariant() switch
    {
        ".png" => [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, .. Big(width), .. Big(height), 8, 2, 0, 0, 0, 0, 0, 0, 0],
        ".jpg" or ".jpeg" =>
        [
            0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0,
            0xFF, 0xC0, 0, 17, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0,
        ],
        ".webp" when mode == "RGBA" => [.. "RIFF"u8, 22, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0x10, 0, 0, 0, .. Little(width - 1)[..3], .. Little(height - 1)[..3], 0],
        ".webp" => [.. "RIFF"u8, 22, 0, 0, 0, .. "WEBPVP8 "u8, 10, 0, 0, 0, 0, 0, 0, 0x9D, 1, 0x2A, .. Little(width)[..2], .. Little(height)[..2]],
        ".gif" => [.. "GIF89a"u8, .. Little(width)[..2], .. Little(height)[..2], 0, 0, 0],
        ".bmp" => [.. "BM"u8, 0, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, .. Little(width), .. Little(height), 1, 0, 24, 0],
        _ => Encoding.ASCII.GetBytes($"{width} {height} {mode}"),
    };

    private static byte[] Big(int number)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Little(int number)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        return bytes;
    }
}
