namespace KohyaPrep.Imaging;

/// <summary>A decoded picture: 8 bits a channel, RGBA, alpha not premultiplied.</summary>
public sealed class PixelImage
{
    /// <param name="rgba">Row by row from the top left, 4 bytes a pixel; taken over, not copied.</param>
    public PixelImage(int width, int height, byte[] rgba)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (rgba.Length != 4L * width * height)
            throw new ArgumentException($"{rgba.Length} bytes are not {width}×{height} RGBA pixels.", nameof(rgba));
        Width = width;
        Height = height;
        Rgba = rgba;
    }

    /// <summary>In pixels.</summary>
    public int Width { get; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; }

    /// <summary>4·Width·Height bytes.</summary>
    public byte[] Rgba { get; }

    /// <summary>The pixels as Width·Height words, red in the lowest byte.</summary>
    public Span<uint> Pixels => System.Runtime.InteropServices.MemoryMarshal.Cast<byte, uint>(Rgba.AsSpan());

    /// <summary>One row as Width words.</summary>
    public Span<uint> Row(int y) => Pixels.Slice(y * Width, Width);
}
