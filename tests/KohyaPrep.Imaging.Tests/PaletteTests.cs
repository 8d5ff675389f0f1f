using KohyaPrep.Core;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Colours;
using KohyaPrep.Imaging.Palettes;
using KohyaPrep.Imaging.Png;

namespace KohyaPrep.Imaging.Tests;

public sealed class PaletteTests : IDisposable
{
    private static readonly Rgb[] Three = [new(0x1D, 0x27, 0x40), new(0xFF, 0x8C, 0x00), new(0xF4, 0xF5, 0xF7)];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("a.gpl", "GIMP Palette\nName: mine\nColumns: 3\n# a comment\n 29  39  64\tnavy\n255 140   0\n244 245 247 almost white\n")]
    [InlineData("a.hex", "1d2740\nff8c00\nf4f5f7\n")]
    [InlineData("a.txt", "; paint.net\r\nFF1D2740\r\nFFFF8C00\r\nFFF4F5F7\r\n")]
    [InlineData("b.txt", "#1D2740, #ff8c00\n#f4f5f7")]
    public void Lists_of_colours_are_read(string name, string text)
    {
        folder.Write(name, text);
        Assert.Equal(Three, PaletteFile.Read(folder.Path(name)));
    }

    [Fact]
    public void Photoshops_tables_are_read_with_and_without_a_count()
    {
        byte[] table = new byte[768];
        for (int i = 0; i < 3; i++)
            (table[3 * i], table[(3 * i) + 1], table[(3 * i) + 2]) = (Three[i].Red, Three[i].Green, Three[i].Blue);
        File.WriteAllBytes(folder.Path("a.act"), [.. table, 0, 3, 0xFF, 0xFF]);
        File.WriteAllBytes(folder.Path("b.act"), table);
        Assert.Equal(Three, PaletteFile.Read(folder.Path("a.act")));
        Assert.Equal([.. Three, new Rgb(0, 0, 0)], PaletteFile.Read(folder.Path("b.act")));
    }

    [Fact]
    public void Pictures_and_folders_of_them_are_palettes_too()
    {
        Directory.CreateDirectory(folder.Path("originals"));
        File.WriteAllBytes(folder.Path("originals/a.png"), PngWriter.Encode(TestFiles.Of(2, 1, (x, _) => Three[x].Pixel)));
        File.WriteAllBytes(folder.Path("originals/b.png"), PngWriter.Encode(TestFiles.Of(2, 1, (x, _) => Three[x + 1].Pixel)));
        Assert.Equal(Three[..2], PaletteFile.Read(folder.Path("originals/a.png")));
        Assert.Equal(Three, PaletteFile.Read(folder.Path("originals")));
    }

    [Theory]
    [InlineData("a.gpl", "GIMP Palette\n12 13\n", ":2:")]
    [InlineData("a.hex", "1d2740\n\nzz0000\n", ":3:")]
    [InlineData("a.hex", "", "no colours")]
    [InlineData("a.act", "short", "768")]
    public void What_is_wrong_with_a_palette_has_a_place(string name, string text, string word)
    {
        folder.Write(name, text);
        KohyaPrepException exception = Assert.Throws<KohyaPrepException>(() => PaletteFile.Read(folder.Path(name)));
        Assert.Contains(word, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_palette_that_is_not_there_is_named() =>
        Assert.Contains("none.gpl", Assert.Throws<KohyaPrepException>(() => PaletteFile.Read(folder.Path("none.gpl"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(Dithering.None)]
    [InlineData(Dithering.Ordered)]
    [InlineData(Dithering.Diffused)]
    public void Every_colour_is_one_of_the_palette(Dithering dithering)
    {
        PixelImage slope = TestFiles.Of(24, 24, (x, y) => (uint)((x * 10) | (y * 10 << 8) | 0x800000));
        PixelImage mapped = new PaletteMap(Three).Apply(slope, dithering);
        Assert.Subset(Three.Select(colour => colour.Pixel).ToHashSet(), mapped.Pixels.ToArray().ToHashSet());
        Assert.True(ColourCounts.Of(mapped).Count > 1);
    }

    [Fact]
    public void A_sprite_with_few_enough_colours_stays_the_same_object() =>
        Assert.All(TestSprites.Bundled(20), sprite => Assert.Same(sprite, PaletteCap.Limit(sprite, ColourCounts.Of(sprite).Count)));

    [Fact]
    public void No_limit_is_ever_exceeded_and_a_single_bright_pixel_keeps_its_colour()
    {
        PixelImage slope = TestFiles.Of(24, 24, (x, y) => (x, y) == (11, 7) ? 0x20F0FFu : (uint)(0x400000 | (x * 4) | (y * 3 << 8)));
        foreach (int most in (int[])[2, 5, 35, 40, 100])
        {
            PixelImage limited = PaletteCap.Limit(slope, most);
            Assert.InRange(ColourCounts.Of(limited).Count, 2, most);
            Assert.True(ColourDifference.Between(Rgb.OfPixel(limited.Row(7)[11]), Rgb.OfPixel(slope.Row(7)[11])) < 1);
        }

        Assert.Single(ColourCounts.Of(PaletteCap.Limit(slope, 1)));
    }
}
