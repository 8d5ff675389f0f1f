using CsCheck;
using KohyaPrep.Imaging.Canvases;
using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Tests;

public sealed class CanvasTests
{
    private static readonly Gen<PixelImage> Pictures =
        from width in Gen.Int[1, 20]
        from height in Gen.Int[1, 20]
        from pixels in Gen.UInt.Array[width * height]
        select Filled(width, height, pixels);

    [Fact]
    public void Every_pixel_becomes_a_block_of_equal_pixels() =>
        Gen.Select(Pictures, Gen.Int[1, 9]).Sample((image, factor) =>
        {
            PixelImage enlarged = Canvas.Enlarge(image, factor);
            Assert.Equal((image.Width * factor, image.Height * factor), (enlarged.Width, enlarged.Height));
            for (int y = 0; y < enlarged.Height; y++)
            {
                for (int x = 0; x < enlarged.Width; x++)
                    Assert.Equal(image.Row(y / factor)[x / factor], enlarged.Row(y)[x]);
            }
        }, iter: 100);

    [Fact]
    public void The_picture_lies_untouched_in_the_middle_of_its_border() =>
        Gen.Select(Pictures, Gen.Int[0, 50], Gen.Int[0, 50], Gen.Enum<BorderFill>()).Sample((image, wider, higher, border) =>
        {
            PixelImage padded = Canvas.Pad(image, image.Width + wider, image.Height + higher, border, new Rgb(1, 2, 3));
            Assert.Equal((image.Width + wider, image.Height + higher), (padded.Width, padded.Height));
            for (int y = 0; y < image.Height; y++)
                Assert.True(image.Row(y).SequenceEqual(padded.Row(y + (higher / 2)).Slice(wider / 2, image.Width)));
        }, iter: 200);

    [Theory]
    [InlineData(BorderFill.Edge, "aaabcccc")]
    [InlineData(BorderFill.Mirror, "baabccba")]
    [InlineData(BorderFill.Colour, "--abc---")]
    public void A_border_is_filled_on_all_sides(BorderFill border, string expected)
    {
        PixelImage row = TestFiles.Of(3, 1, (x, _) => "abc"[x]);
        Assert.Equal(expected, Letters(Canvas.Pad(row, 8, 1, border, new Rgb((byte)'-', 0, 0))));
        PixelImage column = TestFiles.Of(1, 3, (_, y) => "abc"[y]);
        Assert.Equal(expected, Letters(Canvas.Pad(column, 1, 8, border, new Rgb((byte)'-', 0, 0))));
    }

    [Fact]
    public void A_mirror_wider_than_the_picture_goes_on_mirroring() =>
        Assert.Equal("aabbaabbaabb", Letters(Canvas.Pad(TestFiles.Of(2, 1, (x, _) => "ab"[x]), 12, 1, BorderFill.Mirror)));

    [Fact]
    public void A_border_around_an_enlarged_picture_keeps_art_pixels_whole() =>
        Gen.Select(Pictures, Gen.Int[2, 6], Gen.Int[0, 4], Gen.Bool).Sample((image, factor, border, mirror) =>
        {
            BorderFill fill = mirror ? BorderFill.Mirror : BorderFill.Edge;
            PixelImage padded = Canvas.Pad(image, image.Width + (2 * border), image.Height + (2 * border), fill);
            PixelImage first = Canvas.Enlarge(padded, factor);
            PixelImage last = Canvas.Apply(image, new CanvasStep(factor, first.Width, first.Height, fill));
            Assert.Equal(first.Rgba, last.Rgba);
        }, iter: 100);

    [Fact]
    public void Nothing_is_ever_cropped() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Canvas.Pad(TestFiles.Picture(5, 5), 4, 5));

    [Fact]
    public void Flattening_mixes_rounds_to_the_nearest_and_ends_opaque()
    {
        PixelImage image = new(4, 1, [200, 100, 50, 0, 200, 100, 50, 255, 200, 100, 50, 128, 255, 255, 255, 1]);
        Assert.Equal(
            [10, 20, 30, 255, 200, 100, 50, 255, 105, 60, 40, 255, 11, 21, 31, 255],
            Canvas.Flatten(image, new Rgb(10, 20, 30)).Rgba);
    }

    [Fact]
    public void An_opaque_picture_is_handed_on_as_it_is()
    {
        PixelImage image = TestFiles.Picture(5, 5);
        Assert.Same(image, Canvas.Apply(image, new CanvasStep(1, 5, 5, Background: new Rgb(1, 2, 3))));
    }

    private static string Letters(PixelImage image) => string.Concat(image.Pixels.ToArray().Select(pixel => (char)(byte)pixel));

    private static PixelImage Filled(int width, int height, uint[] pixels)
    {
        PixelImage image = new(width, height, new byte[4 * width * height]);
        pixels.CopyTo(image.Pixels);
        return image;
    }
}
