using CsCheck;
using KohyaPrep.Imaging.Png;
using SkiaSharp;

namespace KohyaPrep.Imaging.Tests;

public sealed class PngWriterTests
{
    private static readonly Gen<PixelImage> Sprites =
        from width in Gen.Int[1, 40]
        from height in Gen.Int[1, 40]
        from factor in Gen.Int[1, 12]
        from palette in Gen.UInt.Array[1, 300]
        from places in Gen.Int[0, palette.Length - 1].Array[width * height]
        select Enlarged(width, height, factor, [.. places.Select(place => palette[place])]);

    [Fact]
    public void What_is_written_is_read_back_exactly_by_another_reader() =>
        Sprites.Sample(image => Assert.Equal(image.Rgba, Read(PngWriter.Encode(image))), iter: 300);

    [Fact]
    public void Rgb_drops_alpha_and_gray_keeps_the_red_channel()
    {
        PixelImage image = new(2, 1, [10, 20, 30, 0, 40, 50, 60, 128]);
        Assert.Equal([10, 20, 30, 255, 40, 50, 60, 255], Read(PngWriter.Encode(image, PngColour.Rgb)));
        Assert.Equal([10, 10, 10, 255, 40, 40, 40, 255], Read(PngWriter.Encode(image, PngColour.Gray)));
        Assert.Equal(image.Rgba, Read(PngWriter.Encode(image, PngColour.Rgba)));
    }

    private static PixelImage Enlarged(int width, int height, int factor, uint[] pixels)
    {
        PixelImage image = new(width * factor, height * factor, new byte[4 * width * height * factor * factor]);
        for (int i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = pixels[(i / image.Width / factor * width) + (i % image.Width / factor)];
        return image;
    }

    private static byte[] Read(byte[] file)
    {
        using SKCodec codec = SKCodec.Create(new MemoryStream(file));
        SKImageInfo info = new(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        byte[] pixels = new byte[info.BytesSize];
        unsafe
        {
            fixed (byte* start = pixels)
                Assert.Equal(SKCodecResult.Success, codec.GetPixels(info, (nint)start));
        }

        return pixels;
    }
}
