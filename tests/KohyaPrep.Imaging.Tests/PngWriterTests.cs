using CsCheck;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Canvases;
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

    private static readonly Gen<CanvasStep> Steps =
        from factor in Gen.Int[1, 9]
        from width in Gen.Int[0, 60]
        from height in Gen.Int[0, 60]
        from border in Gen.Int[0, 2].Select(kind => new Border((BorderKind)kind, (BorderKind)kind == BorderKind.Colour ? new Rgb(1, 2, 3) : null))
        from flattens in Gen.Bool
        select new CanvasStep(factor, width, height, border, flattens ? new Rgb(200, 100, 0) : null);

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

    [Fact]
    public void Rows_of_a_canvas_give_the_bytes_of_the_picture_that_they_make() =>
        Gen.Select(Sprites, Steps, (sprite, step) => (sprite, step)).Sample((sprite, step) =>
        {
            CanvasStep onto = step with { Width = (sprite.Width * step.Factor) + step.Width, Height = (sprite.Height * step.Factor) + step.Height };
            byte[] whole = PngWriter.Encode(Canvas.Apply(sprite, onto));
            Assert.Equal(whole, PngWriter.EncodeRows(Canvas.ApplyToRows(sprite, onto)));
        }, iter: 200);

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(1, 3)]
    [InlineData(2, 700)]
    [InlineData(700, 1)]
    [InlineData(40000, 3)]
    public void Rows_of_any_length_can_stand_there_any_number_of_times(int width, int height)
    {
        PixelImage image = new(width, height, new byte[4 * width * height]);
        for (int i = 0; i < image.Pixels.Length; i++)
            image.Pixels[i] = 0xFF000000 | (uint)(i % width * 7 / 3);
        foreach (PngColour colour in (PngColour[])[PngColour.Smallest, PngColour.Rgb, PngColour.Rgba])
            Assert.Equal(image.Rgba, Read(PngWriter.Encode(image, colour)));
    }

    [Fact]
    public void An_enlarged_sprite_is_read_back_where_matches_are_as_long_as_they_can_be() =>
        Assert.All(Enumerable.Range(250, 280), width =>
        {
            PixelImage image = Enlarged(1, 1, width, [0xFF102030]);
            Assert.Equal(image.Rgba, Read(PngWriter.Encode(image)));
        });

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
