using System.Buffers.Binary;
using System.IO.Hashing;

namespace KohyaPrep.Imaging.Png;

/// <summary>
/// Writes sprites, enlarged sprites and edge maps as PNG: pictures of repeated pixels and repeated rows, which it packs
/// many times faster than a general encoder. The same pixels always give the same bytes, on every system and runtime
/// (a runtime's own zlib changes with its version). Any PNG reader reads them back exactly. Photographs are better
/// left to a general encoder: they come out right, but large.
/// </summary>
public static class PngWriter
{
    private const byte FilterNone = 0;

    /// <returns>A whole PNG file (PNG specification, third edition).</returns>
    public static byte[] Encode(PixelImage image, PngColour colour = PngColour.Smallest)
    {
        Palette? palette = colour == PngColour.Smallest ? Palette.Find(image) : null;
        PngColour stored = colour == PngColour.Smallest && palette is null
            ? IsOpaque(image) ? PngColour.Rgb : PngColour.Rgba
            : colour;
        int bytesPerPixel = stored switch { PngColour.Rgb => 3, PngColour.Rgba => 4, _ => 1 };
        int stride = 1 + (image.Width * bytesPerPixel);

        DistinctRows rows = DistinctRows.Of(image.Pixels, image.Width);
        byte[] data = GC.AllocateUninitializedArray<byte>(checked(stride * rows.Starts.Count));
        for (int i = 0; i < rows.Starts.Count; i++)
        {
            Span<byte> row = data.AsSpan(i * stride, stride);
            row[0] = FilterNone;
            Store(image.Row(rows.Starts[i]), row[1..], stored, palette);
        }

        return File(image.Width, stored, palette, data, bytesPerPixel, rows);
    }

    /// <param name="distinct">The picture's distinct rows, a byte for each pixel.</param>
    /// <returns>A whole PNG file of 8 bits of gray.</returns>
    internal static byte[] EncodeGray(int width, ReadOnlySpan<byte> distinct, DistinctRows rows)
    {
        byte[] data = GC.AllocateUninitializedArray<byte>(checked((1 + width) * rows.Starts.Count));
        for (int i = 0; i < rows.Starts.Count; i++)
        {
            Span<byte> row = data.AsSpan(i * (1 + width), 1 + width);
            row[0] = FilterNone;
            distinct.Slice(i * width, width).CopyTo(row[1..]);
        }

        return File(width, PngColour.Gray, null, data, 1, rows);
    }

    private static byte[] File(int width, PngColour stored, Palette? palette, byte[] data, int bytesPerPixel, DistinctRows rows)
    {
        using MemoryStream file = new();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        WriteHeader(file, width, rows.Height, stored, palette);
        palette?.WriteChunks(file);
        WriteChunk(file, "IDAT"u8, RowDeflater.Compress(data, bytesPerPixel, 1 + (width * bytesPerPixel), rows));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    internal static void WriteChunk(Stream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        Crc32 crc = new();
        crc.Append(type);
        crc.Append(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, crc.GetCurrentHashAsUInt32());
        file.Write(number);
    }

    private static void WriteHeader(Stream file, int width, int height, PngColour stored, Palette? palette)
    {
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = (byte)(palette is not null ? 3 : stored switch { PngColour.Gray => 0, PngColour.Rgb => 2, _ => 6 });
        header[10..].Clear();
        WriteChunk(file, "IHDR"u8, header);
    }

    private static void Store(ReadOnlySpan<uint> pixels, Span<byte> row, PngColour stored, Palette? palette)
    {
        if (palette is not null)
        {
            palette.Store(pixels, row);
            return;
        }

        switch (stored)
        {
            case PngColour.Gray:
                for (int x = 0; x < pixels.Length; x++)
                    row[x] = (byte)pixels[x];
                break;
            case PngColour.Rgb:
                for (int x = 0; x < pixels.Length; x++)
                {
                    row[3 * x] = (byte)pixels[x];
                    row[(3 * x) + 1] = (byte)(pixels[x] >> 8);
                    row[(3 * x) + 2] = (byte)(pixels[x] >> 16);
                }

                break;
            default:
                System.Runtime.InteropServices.MemoryMarshal.AsBytes(pixels).CopyTo(row);
                break;
        }
    }

    private static bool IsOpaque(PixelImage image)
    {
        foreach (uint pixel in image.Pixels)
        {
            if (pixel >> 24 != 255)
                return false;
        }

        return true;
    }
}
