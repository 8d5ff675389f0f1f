using KohyaPrep.Core.Datasets;
using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Measures;
using KohyaPrep.Imaging.Png;
using SkiaSharp;

namespace KohyaPrep.Imaging.Tests;

public sealed class ImageMeterTests
{
    [Fact]
    public void All_that_is_known_of_a_sprite_is_in_its_facts()
    {
        // Three colours that can be seen, one that cannot, and one pixel that shines through.
        PixelImage image = new(3, 2, [1, 2, 3, 255, 1, 2, 3, 128, 4, 5, 6, 255, 7, 8, 9, 0, 7, 8, 9, 0, 10, 11, 12, 255]);
        byte[] file = PngWriter.Encode(image, PngColour.Rgba);
        MeasuredPicture measured = ImageMeter.Measure("a/b c.png", file);
        Assert.Equal(image.Rgba, measured.Pixels!.Rgba);
        ImageFacts facts = measured.Facts;
        Assert.Equal(("a/b c.png", "b c", (long)file.Length, "png"), (facts.Path, facts.Stem, facts.FileSize, facts.Format));
        Assert.Equal((Readability.Whole, "", 3, 2, "RGBA", 8), (facts.Readability, facts.Trouble, facts.Width, facts.Height, facts.Mode, facts.BitDepth));
        Assert.Equal((2, 1, 3), (facts.TransparentPixels, facts.TranslucentPixels, facts.Colours));
        Assert.Equal(1, facts.Orientation);
        Assert.NotNull(facts.Sketch);
    }

    [Fact]
    public void The_pixel_hash_knows_the_pixels_and_the_size_but_not_the_file()
    {
        PixelImage image = TestFiles.Picture(6, 4);
        ImageFacts one = ImageMeter.Measure("a.png", PngWriter.Encode(image, PngColour.Rgb)).Facts;
        ImageFacts other = ImageMeter.Measure("b.bmp", TestFiles.Bmp(image)).Facts;
        ImageFacts turned = ImageMeter.Measure("c.png", PngWriter.Encode(new PixelImage(4, 6, image.Rgba), PngColour.Rgb)).Facts;
        Assert.Equal(one.PixelHash, other.PixelHash);
        Assert.NotEqual(one.FileHash, other.FileHash);
        Assert.NotEqual(one.PixelHash, turned.PixelHash);
        Assert.Matches("^[0-9a-f]{32}$", one.PixelHash);
        Assert.Matches("^[0-9a-f]{32}$", one.FileHash);
    }

    [Theory]
    [InlineData(64)]
    [InlineData(256)]
    public void Colours_are_counted_in_small_and_in_large_pictures(int side)
    {
        PixelImage image = TestFiles.Of(side, side, (x, y) => (uint)((x % 50) + (y % 7 << 8)));
        Assert.Equal(350, ImageMeter.Measure("a.png", PngWriter.Encode(image)).Facts.Colours);
        Assert.Equal(350, ImageMeter.Measure("a.png", PngWriter.Encode(image)).Facts.Colours);
    }

    [Fact]
    public void Counting_colours_stops_at_the_cap()
    {
        PixelImage image = TestFiles.Of(300, 300, (x, y) => (uint)(x + (300 * y)));
        Assert.Equal(ImageFacts.ColourCap, ImageMeter.Measure("a.bmp", TestFiles.Bmp(image)).Facts.Colours);
    }

    [Fact]
    public void Exif_orientation_is_found_in_png_and_jpeg()
    {
        PixelImage image = TestFiles.Picture(6, 4);
        Assert.Equal(6, ImageMeter.Measure("a.png", TestFiles.WithChunk(PngWriter.Encode(image), "eXIf", TestFiles.Exif(6))).Facts.Orientation);
        byte[] plain = TestFiles.Encode(image, SKEncodedImageFormat.Jpeg);
        byte[] exif = [.. "Exif\0\0"u8, .. TestFiles.Exif(8)];
        byte[] turned = [0xFF, 0xD8, 0xFF, 0xE1, 0, (byte)(exif.Length + 2), .. exif, .. plain[2..]];
        Assert.Equal(8, ImageMeter.Measure("a.jpg", turned).Facts.Orientation);
        Assert.Equal(1, ImageMeter.Measure("a.jpg", plain).Facts.Orientation);
    }

    [Fact]
    public void Damaged_exif_is_no_orientation()
    {
        byte[] file = TestFiles.WithChunk(PngWriter.Encode(TestFiles.Picture(6, 4)), "eXIf", [.. "MM\0*"u8, 0xFF, 0xFF, 0xFF, 0xFF]);
        ImageFacts facts = ImageMeter.Measure("a.png", file).Facts;
        Assert.Equal((Readability.Whole, 1), (facts.Readability, facts.Orientation));
    }

    [Fact]
    public void A_broken_picture_keeps_what_its_header_says()
    {
        byte[] file = PngWriter.Encode(TestFiles.Picture(20, 10), PngColour.Rgb);
        ImageFacts facts = ImageMeter.Measure("a.png", file[..(file.Length / 2)]).Facts;
        Assert.Equal((Readability.CutShort, "the file ends early", 20, 10, "RGB"), (facts.Readability, facts.Trouble, facts.Width, facts.Height, facts.Mode));
        Assert.Equal("", facts.PixelHash);
        Assert.Null(facts.Sketch);
    }

    [Fact]
    public void Only_sprites_are_sketched()
    {
        Assert.NotNull(ImageMeter.Measure("a.png", PngWriter.Encode(TestFiles.Picture(128, 128))).Facts.Sketch);
        Assert.Null(ImageMeter.Measure("a.png", PngWriter.Encode(TestFiles.Picture(129, 24))).Facts.Sketch);
    }

    [Fact]
    public void A_file_that_is_gone_is_a_fact_too()
    {
        using TemporaryFolder folder = new();
        ImageFacts facts = ImageMeter.MeasureFile(folder.Path("gone.png"), "gone.png").Facts;
        Assert.Equal(Readability.Undecodable, facts.Readability);
        Assert.StartsWith("the file cannot be read", facts.Trouble, StringComparison.Ordinal);
    }
}
