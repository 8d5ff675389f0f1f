using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace KohyaPrep.Imaging.Measures;

/// <summary>The luma of a picture (ITU-R BT.601, as Pillow's <c>L</c>), a byte a pixel, in a room that the running thread keeps.</summary>
internal sealed class LumaPlane
{
    /// <summary>A larger room is not kept.</summary>
    private const int MostKept = 1 << 22;

    /// <summary>The channels' weights and what rounds, as parts of 65536.</summary>
    private const uint Red = 19595, Green = 38470, Blue = 7471, Half = 0x8000;

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
        int i = 0;
        for (; i + (2 * Vector256<uint>.Count) <= pixels.Length; i += 2 * Vector256<uint>.Count)
        {
            Vector256<ushort> words = Vector256.Narrow(
                Of(Vector256.Create(pixels[i..])), Of(Vector256.Create(pixels[(i + Vector256<uint>.Count)..])));
            Vector128.Narrow(words.GetLower(), words.GetUpper()).CopyTo(luma, i);
        }

        for (; i < pixels.Length; i++)
        {
            uint pixel = pixels[i];
            luma[i] = (byte)((((pixel & 0xFF) * Red) + (((pixel >> 8) & 0xFF) * Green) + (((pixel >> 16) & 0xFF) * Blue) + Half) >> 16);
        }

        return new LumaPlane(image.Width, image.Height, luma);
    }

    public ReadOnlySpan<byte> Row(int y) => luma.AsSpan(y * Width, Width);

    /// <summary>The eight from <paramref name="x"/> on, which must be there.</summary>
    public static Vector128<short> Eight(ReadOnlySpan<byte> row, int x) =>
        Vector128.WidenLower(Vector128.CreateScalarUnsafe(BinaryPrimitives.ReadUInt64LittleEndian(row[x..])).AsByte()).AsInt16();

    public ReadOnlySpan<byte> All => luma.AsSpan(0, Width * Height);

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Of(Vector256<uint> pixels)
    {
        Vector256<uint> channel = Vector256.Create(0xFFu);
        return (((pixels & channel) * Red) + (((pixels >>> 8) & channel) * Green) + (((pixels >>> 16) & channel) * Blue) + Vector256.Create(Half)) >>> 16;
    }
}
