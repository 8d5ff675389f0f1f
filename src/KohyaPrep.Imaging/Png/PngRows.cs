using System.Buffers.Binary;

namespace KohyaPrep.Imaging.Png;

/// <summary>How the rows of a usual PNG are stored, and how they become pixels (PNG specification, third edition, 7 and 9).</summary>
internal sealed class PngRows
{
    private const byte Gray = 0, Rgb = 2, Indexed = 3, GrayAlpha = 4, Rgba = 6;

    private readonly int width;
    private readonly int height;
    private readonly int depth;
    private readonly byte colourType;
    private readonly int bytesInRow;
    private readonly int bytesInPixel;
    private uint[]? palette;
    private bool hasTransparency;

    private PngRows(int width, int height, int depth, byte colourType)
    {
        (this.width, this.height, this.depth, this.colourType) = (width, height, depth, colourType);
        int channels = colourType switch { Rgb => 3, GrayAlpha => 2, Rgba => 4, _ => 1 };
        bytesInPixel = Math.Max(1, channels * depth / 8);
        bytesInRow = (int)(((long)width * channels * depth + 7) / 8);
        RawLength = height * (bytesInRow + 1);
    }

    /// <summary>Bytes of all rows, each with its filter before it.</summary>
    public int RawLength { get; }

    /// <summary>Whether all is there that the pixels need.</summary>
    public bool IsComplete => colourType != Indexed || palette is not null;

    /// <returns>Null when the header is of no usual kind.</returns>
    public static PngRows? Of(ReadOnlySpan<byte> file)
    {
        if (file.Length < 57 || !file[8..].StartsWith("\0\0\0\rIHDR"u8))
            return null;
        int width = BinaryPrimitives.ReadInt32BigEndian(file[16..]), height = BinaryPrimitives.ReadInt32BigEndian(file[20..]);
        (byte depth, byte colourType) = (file[24], file[25]);
        bool isUsual = depth == 8 ? colourType is Gray or Rgb or Indexed or GrayAlpha or Rgba : depth is 1 or 2 or 4 && colourType == Indexed;
        bool isPlain = file[26] == 0 && file[27] == 0 && file[28] == 0;
        return isUsual && isPlain && width > 0 && height > 0 && 5L * width * height < int.MaxValue ? new PngRows(width, height, depth, colourType) : null;
    }

    /// <summary>Takes a chunk before the pixels in.</summary>
    /// <returns>False for one that might change them in a way that is not known here.</returns>
    public bool Takes(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        if (type.SequenceEqual("PLTE"u8))
            return colourType == Indexed && palette is null && TakePalette(data);
        if (type.SequenceEqual("tRNS"u8))
            return colourType == Indexed && palette is not null && !hasTransparency && TakeTransparency(data);
        bool isCritical = (type[0] & 0x20) == 0;
        return !isCritical && !type.SequenceEqual("acTL"u8) && !type.SequenceEqual("sBIT"u8);
    }

    /// <param name="raw">The inflated rows; filters are undone in place.</param>
    /// <returns>Null when a filter does not exist, or a pixel is not in the palette.</returns>
    public PixelImage? ToImage(Span<byte> raw)
    {
        byte[] rgba = GC.AllocateUninitializedArray<byte>(4 * width * height);
        ReadOnlySpan<byte> before = default;
        for (int y = 0; y < height; y++)
        {
            Span<byte> line = raw.Slice(y * (bytesInRow + 1), bytesInRow + 1);
            Span<byte> row = line[1..];
            if (!PngFilters.Undo(line[0], row, before, bytesInPixel) || !Expand(row, rgba.AsSpan(4 * width * y, 4 * width)))
                return null;
            before = row;
        }

        return new PixelImage(width, height, rgba);
    }

    private bool TakePalette(ReadOnlySpan<byte> data)
    {
        int count = data.Length / 3;
        if (data.Length % 3 != 0 || count == 0 || count > 1 << depth)
            return false;
        palette = new uint[count];
        for (int i = 0; i < count; i++)
            palette[i] = 0xFF000000 | data[3 * i] | ((uint)data[(3 * i) + 1] << 8) | ((uint)data[(3 * i) + 2] << 16);
        return true;
    }

    private bool TakeTransparency(ReadOnlySpan<byte> data)
    {
        hasTransparency = true;
        if (data.Length == 0 || data.Length > palette!.Length)
            return false;
        for (int i = 0; i < data.Length; i++)
            palette[i] = (palette[i] & 0xFFFFFF) | ((uint)data[i] << 24);
        return true;
    }

    private bool Expand(ReadOnlySpan<byte> row, Span<byte> target)
    {
        Span<uint> pixels = System.Runtime.InteropServices.MemoryMarshal.Cast<byte, uint>(target);
        switch (colourType)
        {
            case Rgba:
                row.CopyTo(target);
                return true;
            case Rgb:
                ExpandRgb(row, pixels);
                return true;
            case Gray:
                for (int x = 0; x < pixels.Length; x++)
                    pixels[x] = 0xFF000000 | (row[x] * 0x010101u);
                return true;
            case GrayAlpha:
                for (int x = 0; x < pixels.Length; x++)
                    pixels[x] = (row[2 * x] * 0x010101u) | ((uint)row[(2 * x) + 1] << 24);
                return true;
            default:
                return ExpandIndexed(row, pixels);
        }
    }

    // Four bytes are read for each pixel but the last, and one of them is not meant.
    private static void ExpandRgb(ReadOnlySpan<byte> row, Span<uint> pixels)
    {
        int last = pixels.Length - 1;
        for (int x = 0; x < last; x++)
            pixels[x] = 0xFF000000 | BinaryPrimitives.ReadUInt32LittleEndian(row[(3 * x)..]);
        pixels[last] = 0xFF000000 | row[3 * last] | ((uint)row[(3 * last) + 1] << 8) | ((uint)row[(3 * last) + 2] << 16);
    }

    private bool ExpandIndexed(ReadOnlySpan<byte> row, Span<uint> pixels)
    {
        int mask = (1 << depth) - 1;
        for (int x = 0; x < pixels.Length; x++)
        {
            int bit = x * depth;
            int index = (row[bit >> 3] >> (8 - depth - (bit & 7))) & mask;
            if (index >= palette!.Length)
                return false;
            pixels[x] = palette[index];
        }

        return true;
    }
}
