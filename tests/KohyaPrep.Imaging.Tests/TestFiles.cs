using System.Buffers.Binary;
using System.IO.Hashing;
using SkiaSharp;

namespace KohyaPrep.Imaging.Tests;

/// <summary>Pictures and picture files made from formulas.</summary>
internal static class TestFiles
{
    /// <summary>Every pixel differs from its neighbours, in a way that no size repeats.</summary>
    public static PixelImage Picture(int width, int height, bool withAlpha = false)
    {
        PixelImage image = new(width, height, new byte[4 * width * height]);
        uint state = 12345;
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            state = (state * 1664525) + 1013904223;
            image.Pixels[i] = withAlpha ? state : (state >> 8) | 0xFF000000;
        }

        return image;
    }

    public static PixelImage Of(int width, int height, Func<int, int, uint> pixel)
    {
        PixelImage image = new(width, height, new byte[4 * width * height]);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
                image.Pixels[(y * width) + x] = pixel(x, y) | 0xFF000000;
        }

        return image;
    }

    /// <summary>By Skia's own encoders.</summary>
    public static byte[] Encode(PixelImage image, SKEncodedImageFormat format, int quality = 80)
    {
        SKImageInfo info = new(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using SKImage picture = SKImage.FromPixelCopy(info, image.Rgba);
        using SKData data = picture.Encode(format, quality);
        return data.ToArray();
    }

    /// <summary>A bottom-up BMP of 24 bits.</summary>
    public static byte[] Bmp(PixelImage image)
    {
        int stride = ((3 * image.Width) + 3) / 4 * 4;
        byte[] file = new byte[54 + (stride * image.Height)];
        "BM"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(2), file.Length);
        file[10] = 54;
        file[14] = 40;
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(18), image.Width);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(22), image.Height);
        file[26] = 1;
        file[28] = 24;
        for (int y = 0; y < image.Height; y++)
        {
            for (int x = 0; x < image.Width; x++)
            {
                int at = 54 + ((image.Height - 1 - y) * stride) + (3 * x);
                uint pixel = image.Row(y)[x];
                (file[at], file[at + 1], file[at + 2]) = ((byte)(pixel >> 16), (byte)(pixel >> 8), (byte)pixel);
            }
        }

        return file;
    }

    /// <summary>A PNG of one chunk after another, without IEND.</summary>
    public static byte[] Png(params (string Type, byte[] Data)[] chunks)
    {
        using MemoryStream file = new();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> number = stackalloc byte[4];
        foreach ((string type, byte[] data) in chunks)
        {
            BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
            file.Write(number);
            byte[] body = [.. System.Text.Encoding.ASCII.GetBytes(type), .. data];
            file.Write(body);
            BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.HashToUInt32(body));
            file.Write(number);
        }

        return file.ToArray();
    }

    public static byte[] PngHeader(int width, int height, byte depth, byte colourType)
    {
        byte[] header = [0, 0, 0, 0, 0, 0, 0, 0, depth, colourType, 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        return header;
    }

    /// <summary>Puts a chunk between the header and the rest of a PNG file.</summary>
    public static byte[] WithChunk(byte[] png, string type, byte[] data) => [.. png[..33], .. Png((type, data))[8..], .. png[33..]];

    /// <summary>EXIF with nothing but an orientation, as it stands in a PNG's eXIf chunk.</summary>
    public static byte[] Exif(byte orientation) =>
        [.. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
}
