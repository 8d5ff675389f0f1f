namespace KohyaPrep.Imaging.Measures;

/// <summary>The luma of a picture (ITU-R BT.601, as Pillow's <c>L</c>), a byte a pixel, in a room that the running thread keeps.</summary>
internal sealed class LumaPlane
{
    /// <summary>A larger room is not kept.</summary>
    private const int MostKept = 1 << 22;

    [ThreadStatic]
    private static byte[]? kept;

    private readonly byte[] luma;

    private LumaPlane(int width, int height, byte[] luma) => (Width, Height, this.luma) = (width, height, luma);

    public int Width { get; }

    public int Height { get; }

    /// <summary>Holds until the thread makes the next.</summary>
    public static LumaPlane Of(PixelImage image)
    {
        ReadOnlySpan<uint> pixels = image.Pixels;
        byte[] luma = kept is { } room && room.Length >= pixels.Length ? room : new byte[Math.Max(pixels.Length, 1 << 14)];
        if (luma.Length <= MostKept)
            kept = luma;
        for (int i = 0; i < pixels.Length; i++)
        {
            uint pixel = pixels[i];
            luma[i] = (byte)((((pixel & 0xFF) * 19595) + (((pixel >> 8) & 0xFF) * 38470) + (((pixel >> 16) & 0xFF) * 7471) + 0x8000) >> 16);
        }

        return new LumaPlane(image.Width, image.Height, luma);
    }

    public ReadOnlySpan<byte> Row(int y) => luma.AsSpan(y * Width, Width);

    public byte At(int x, int y) => luma[(y * Width) + x];

    public ReadOnlySpan<byte> All => luma.AsSpan(0, Width * Height);
}
