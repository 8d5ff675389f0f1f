using KohyaPrep.Imaging.Png;

namespace KohyaPrep.Imaging.EdgeMaps;

/// <summary>Lines of a picture. Rows that repeat the one before are held once.</summary>
public sealed class EdgeMap
{
    private readonly byte[] held;
    private readonly DistinctRows rows;

    private readonly bool isInverted;

    /// <param name="held">The rows that are held, a byte for each pixel: 255 and 0.</param>
    /// <param name="isInverted">Whether lines are black.</param>
    internal EdgeMap(int width, byte[] held, DistinctRows rows, bool isInverted)
    {
        this.isInverted = isInverted;
        Width = width;
        this.held = held;
        this.rows = rows;
    }

    /// <summary>In pixels.</summary>
    public int Width { get; }

    /// <inheritdoc cref="Width"/>
    public int Height => rows.Height;

    /// <summary>The share of the map that is lines, 0 to 1.</summary>
    public double Density()
    {
        long lines = 0;
        for (int row = 0; row < rows.Starts.Count; row++)
            lines += (long)RowOf(row).Count(isInverted ? (byte)0 : (byte)255) * rows.CountOf(row);
        return lines / ((double)Width * Height);
    }

    /// <summary>Width·Height bytes, row by row: 255 and 0, lines white unless inverted.</summary>
    public byte[] ToPixels()
    {
        byte[] pixels = GC.AllocateUninitializedArray<byte>(checked(Width * Height));
        for (int row = 0; row < rows.Starts.Count; row++)
        {
            for (int y = rows.Starts[row]; y < rows.Starts[row] + rows.CountOf(row); y++)
                RowOf(row).CopyTo(pixels.AsSpan(y * Width));
        }

        return pixels;
    }

    /// <summary>The same as an opaque picture.</summary>
    public PixelImage ToImage()
    {
        byte[] lines = ToPixels();
        PixelImage image = new(Width, Height, GC.AllocateUninitializedArray<byte>(checked(4 * lines.Length)));
        Span<uint> pixels = image.Pixels;
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = 0xFF000000 | (lines[i] * 0x010101u);
        return image;
    }

    /// <returns>A whole PNG file of 8 bits of gray.</returns>
    public byte[] ToPng() => PngWriter.EncodeGray(Width, held, rows);

    private ReadOnlySpan<byte> RowOf(int row) => held.AsSpan(row * Width, Width);
}
