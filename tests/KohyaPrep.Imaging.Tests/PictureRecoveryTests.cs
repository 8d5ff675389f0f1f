using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Palettes;
using KohyaPrep.Imaging.Recoveries;
using KohyaPrep.Variants;

namespace KohyaPrep.Imaging.Tests;

public sealed class PictureRecoveryTests
{
    private static readonly RecoveryRequest To24 = new() { Size = new SpriteSize(24, 24) };

    // What is asked for, with a cap of 40 colours: mean CIEDE2000 and the share of rare pixels (of colours on four pixels or fewer) kept.
    [Theory]
    [InlineData("jpeg85", 0.30)]
    [InlineData("noise8", 0.30)]
    [InlineData("blur1.5", 0.10)]
    [InlineData("lanczos", 0.46)]
    [InlineData("vae", 1.00)]
    [InlineData("vae+noise8+jpeg85", 1.10)]
    [InlineData("vae+offset3", 1.05)]
    [InlineData("vae+offset9", 1.05)]
    [InlineData("warp4", 0.10)]
    [InlineData("offset9", 0.10)]
    public void Sprites_come_back(string name, double most)
    {
        Variant variant = Variant.Published.Single(variant => variant.Name == name);
        int seed = 0;
        RecoveryScore score = RecoveryScore.Mean(TestSprites.Some(Shared.Path("punks/images"), Effort.Times(8, 204)).Select(sprite =>
        {
            RecoveredSprite recovered = PictureRecovery.Recover(variant.Make(sprite, seed++), To24);
            Assert.InRange(recovered.Colours, 1, 40);
            return RecoveryScore.Of(recovered.Sprite!, sprite);
        }));
        Assert.True(score.Difference <= most, $"{name}: {score}");
        Assert.True(score.RareKeptPercent >= 98, $"{name}: {score}");
    }

    [Fact]
    public void A_clean_enlargement_comes_back_exactly_and_with_a_cap_unless_it_has_more_colours()
    {
        foreach (PixelImage sprite in TestSprites.Bundled(Effort.Times(8, 204)))
        {
            foreach (int side in (int[])[512, 640, 768, 1000])
            {
                PixelImage picture = Variation.Enlarge(sprite, side, side);
                Assert.Equal(sprite.Rgba, PictureRecovery.Recover(picture, To24 with { Colours = null }).Sprite!.Rgba);
                PixelImage capped = PictureRecovery.Recover(picture, To24).Sprite!;
                if (ColourCounts.Of(sprite).Count <= 40)
                    Assert.Equal(sprite.Rgba, capped.Rgba);
                Assert.InRange(ColourCounts.Of(capped).Count, 1, 40);
            }
        }
    }

    [Fact]
    public void Of_a_crop_the_cells_that_can_be_seen_come_back()
    {
        PixelImage sprite = TestSprites.Bundled(1).Single();
        PixelImage crop = Variation.Crop(Variation.Enlarge(sprite, 480, 480), 50, 70, 380, 360);
        RecoveredSprite recovered = PictureRecovery.Recover(crop, new RecoveryRequest { Colours = null });
        Assert.Equal(20, recovered.Grid!.Columns.Pitch, 0.01);
        Assert.Equal((10, 10), (Math.Round(recovered.Grid.Columns.Phase), Math.Round(recovered.Grid.Rows.Phase)));
        for (int y = 1; y < recovered.Sprite!.Height - 1; y++)
        {
            for (int x = 1; x < recovered.Sprite.Width - 1; x++)
            {
                int column = (int)Math.Round((50 + recovered.Grid.Columns.Line(x)) / 20), row = (int)Math.Round((70 + recovered.Grid.Rows.Line(y)) / 20);
                Assert.Equal(sprite.Row(row)[column], recovered.Sprite.Row(y)[x]);
            }
        }
    }

    [Fact]
    public void A_crop_becomes_the_asked_size_and_says_so()
    {
        PixelImage crop = Variation.Crop(Variation.Enlarge(TestSprites.Bundled(1).Single(), 480, 480), 60, 60, 420, 420);
        RecoveredSprite recovered = PictureRecovery.Recover(crop, To24);
        Assert.Equal((24, 24), (recovered.Sprite!.Width, recovered.Sprite.Height));
        Assert.Contains("21×21 cells of 24×24", recovered.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_of_another_grid_is_not_forced_into_the_asked_size()
    {
        PixelImage picture = Variation.Enlarge(TestSprites.Tiled(48, 48), 768, 768);
        RecoveredSprite recovered = PictureRecovery.Recover(picture, To24);
        Assert.Null(recovered.Sprite);
        Assert.Contains("48×48", recovered.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_grid_the_size_decides_and_without_both_there_is_no_sprite()
    {
        PixelImage slope = TestFiles.Of(480, 480, (x, y) => (uint)((x / 2) | (y / 2 << 8)));
        Assert.Null(PictureRecovery.Recover(slope, new RecoveryRequest()).Sprite);
        RecoveredSprite divided = PictureRecovery.Recover(slope, To24);
        Assert.Equal((24, 24), (divided.Sprite!.Width, divided.Sprite.Height));
        Assert.Null(divided.Grid);
        Assert.Contains("no grid", divided.Trouble, StringComparison.Ordinal);
    }

    [Fact]
    public void One_number_counts_along_the_shorter_side_of_an_oblong_picture()
    {
        PixelImage sprite = TestSprites.Tiled(24, 36);
        Assert.Equal(sprite.Rgba, PictureRecovery.Recover(Variation.Enlarge(sprite, 512, 768), To24 with { Colours = null }).Sprite!.Rgba);
    }

    [Fact]
    public void Transparency_stays()
    {
        PixelImage sprite = TestSprites.Bundled(1).Single();
        for (int i = 0; i < sprite.Pixels.Length; i++)
            sprite.Pixels[i] = i / 24 < 4 || i % 24 < 3 ? 0 : i % 24 == 23 ? (sprite.Pixels[i] & 0xFFFFFF) | 0x80000000 : sprite.Pixels[i];
        PixelImage recovered = PictureRecovery.Recover(Variation.Enlarge(sprite, 512, 512), To24).Sprite!;
        Assert.Equal(sprite.Rgba, recovered.Rgba);
    }

    [Theory]
    [InlineData(CellMethod.Centre)]
    [InlineData(CellMethod.Median)]
    [InlineData(CellMethod.Box)]
    [InlineData(CellMethod.Mode)]
    [InlineData(CellMethod.Nearest)]
    [InlineData(CellMethod.KCentroid)]
    public void Every_method_brings_back_what_is_clean(CellMethod method)
    {
        PixelImage sprite = TestSprites.Bundled(1).Single();
        PixelImage picture = Variation.Shift(Variation.Enlarge(sprite, 512, 512), 7, 4);
        Assert.Equal(sprite.Rgba, PictureRecovery.Recover(picture, To24 with { Method = method, Colours = null }).Sprite!.Rgba);
    }

    [Fact]
    public void The_same_picture_gives_the_same_sprite_and_stays_as_it_is()
    {
        PixelImage picture = Variation.Noise(Variation.Enlarge(TestSprites.Bundled(1).Single(), 512, 512), 12, 1);
        byte[] before = [.. picture.Rgba];
        byte[] first = PictureRecovery.Recover(picture, To24).Sprite!.Rgba;
        Assert.Equal(first, PictureRecovery.Recover(picture, To24).Sprite!.Rgba);
        Assert.Equal(before, picture.Rgba);
    }
}
