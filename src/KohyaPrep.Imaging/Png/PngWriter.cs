using System.Buffers.Binary;

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

    /// <summary>Kept by each thread, so that many small pictures do not need new memory each.</summary>
    [ThreadStatic]
    private static DeflateBits? packed;

    /// <returns>A whole PNG file (PNG specification, third edition).</returns>
    public static byte[] Encode(PixelImage image, PngColour colour = PngColour.Smallest) => EncodeRows(PictureRows.Of(image), colour);

    /// <summary>The same bytes as those of the picture that the rows make, without ever making it.</summary>
    /// <inheritdoc cref="Encode(PixelImage, PngColour)"/>
    public static byte[] EncodeRows(PictureRows rows, PngColour colour = PngColour.Smallest)
    {
        Palette? palette = colour == PngColour.Smallest ? Palette.Find(rows) : null;
        PngColour stored = colour == PngColour.Smallest && palette is null
            ? IsOpaque(rows) ? PngColour.Rgb : PngColour.Rgba
            : colour;
        int bytesPerPixel = stored switch { PngColour.Rgb => 3, PngColour.Rgba => 4, _ => 1 };
        byte[] row = new byte[1 + (rows.Width * bytesPerPixel)], before = new byte[row.Length];
        RowDeflater deflater = new(Emptied(), bytesPerPixel, row.Length);
        for (int run = 0; run < rows.Count; run++)
        {
            row[0] = FilterNone;
            Store(rows.Row(run), row.AsSpan(1), stored, palette);
            deflater.Add(row, before, rows.Times(run));
            (row, before) = (before, row);
        }

        return File(rows.Width, rows.Height, stored, palette, deflater.End());
    }

    /// <param name="distinct">The picture's distinct rows, a byte for each pixel.</param>
    /// <returns>A whole PNG file of 8 bits of gray.</returns>
    internal static byte[] EncodeGray(int width, ReadOnlySpan<byte> distinct, DistinctRows rows)
    {
        byte[] row = new byte[1 + width], before = new byte[row.Length];
        RowDeflater deflater = new(Emptied(), 1, row.Length);
        for (int run = 0; run < rows.Starts.Count; run++)
        {
            row[0] = FilterNone;
            distinct.Slice(run * width, width).CopyTo(row.AsSpan(1));
            deflater.Add(row, before, rows.CountOf(run));
            (row, before) = (before, row);
        }

        return File(width, rows.Height, PngColour.Gray, null, deflater.End());
    }

    private static DeflateBits Emptied()
    {
        DeflateBits bits = packed ??= new DeflateBits();
        bits.Clear();
        return bits;
    }

    private static byte[] File(int width, int height, PngColour stored, Palette? palette, ReadOnlySpan<byte> pixels)
    {
        PngChunks file = new(pixels.Length + 1200);
        AddHeader(file, width, height, stored, palette);
        palette?.WriteChunks(file);
        file.Add("IDAT"u8, pixels);
        file.Add("IEND"u8, []);
        return file.ToArray();
    }

    private static void AddHeader(PngChunks file, int width, int height, PngColour stored, Palette? palette)
    {
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8;
        header[9] = (byte)(palette is not null ? 3 : stored switch { PngColour.Gray => 0, PngColour.Rgb => 2, _ => 6 });
        header[10..].Clear();
        file.Add("IHDR"u8, header);
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

    private static bool IsOpaque(PictureRows rows)
    {
        for (int run = 0; run < rows.Count; run++)
        {
            if (rows.Row(run).ContainsAnyExceptInRange(0xFF000000, uint.MaxValue))
                return false;
        }

        return true;
    }
}
