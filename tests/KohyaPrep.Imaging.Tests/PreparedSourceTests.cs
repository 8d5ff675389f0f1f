using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Measures;
using KohyaPrep.Imaging.Png;
using KohyaPrep.Imaging.Preparations;
using KohyaPrep.Imaging.Recoveries;

namespace KohyaPrep.Imaging.Tests;

public sealed class PreparedSourceTests
{
    [Theory]
    [InlineData(512)]
    [InlineData(500)]
    [InlineData(360)]
    public void An_enlargement_by_a_fraction_comes_back_to_its_own_pixels(int side)
    {
        foreach (PixelImage sprite in TestSprites.Bundled(12))
        {
            PixelImage large = PillowNearest.Resize(sprite, side, side);
            ImageFacts facts = ImageMeter.Measure("a.png", PngWriter.Encode(large)).Facts;
            Assert.Equal((24, 24), (facts.ArtWidth, facts.ArtHeight));
            Assert.Equal(sprite.Rgba, PreparedSource.Of(large, Step(recovers: true), facts).Rgba);
        }
    }

    [Fact]
    public void What_shows_no_grid_is_not_divided()
    {
        PixelImage noise = TestFiles.Picture(300, 200);
        Assert.Null(PreparedSource.Recover(noise, ImageMeter.Measure("a.png", PngWriter.Encode(noise)).Facts));
    }

    [Fact]
    public void A_crop_keeps_the_pixels_of_its_box()
    {
        PixelImage image = TestFiles.Picture(9, 7);
        PixelImage part = PreparedSource.Of(image, Step(recovers: false) with { Crop = new CropBox(2, 3, 5, 4) }, Facts());
        Assert.Equal((5, 4), (part.Width, part.Height));
        for (int y = 0; y < 4; y++)
            Assert.Equal(image.Row(3 + y).Slice(2, 5).ToArray(), part.Row(y).ToArray());
    }

    [Fact]
    public void Content_is_what_stands_before_a_plain_background()
    {
        Assert.Equal(new CropBox(6, 4, 9, 16), ContentBox.Of(TestFiles.Of(24, 20, (x, y) => x is >= 6 and < 15 && y >= 4 ? 0x2030E0u : 0xF0F0F0u - (uint)(x % 2))));
        Assert.Null(ContentBox.Of(TestFiles.Of(24, 20, (_, _) => 0xF0F0F0u)));
        Assert.Null(ContentBox.Of(TestFiles.Of(24, 20, (x, y) => x is >= 6 and < 15 && y >= 4 ? 0x2030E0u : x < 10 ? 0xF0F0F0u : 0x40A040u)));
        PixelImage clear = TestFiles.Of(24, 20, (_, _) => 0x2030E0u);
        for (int i = 0; i < clear.Pixels.Length; i++)
            clear.Pixels[i] = i % 24 is 3 or 4 && i / 24 > 10 ? clear.Pixels[i] : (uint)i * 7919 & 0xFFFFFF;
        Assert.Equal(new CropBox(3, 11, 2, 9), ContentBox.Of(clear));
    }

    private static CanvasStep Step(bool recovers) => new(1, 24, 24, Border.Edge, null) { Recovers = recovers };

    private static ImageFacts Facts() => new() { Path = "a.png", FileSize = 1, Format = "png", Readability = Readability.Whole, FileHash = "" };
}
