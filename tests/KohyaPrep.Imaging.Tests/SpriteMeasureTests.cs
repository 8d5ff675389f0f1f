using CsCheck;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Colours;
using KohyaPrep.Imaging.Measures;
using KohyaPrep.Imaging.Sketches;

namespace KohyaPrep.Imaging.Tests;

/// <summary>What is worked out of sprites by tables and numbers, against the definitions.</summary>
public sealed class SpriteMeasureTests
{
    private static readonly Gen<PixelImage> Sprites =
        from width in Gen.Int[1, 32]
        from height in Gen.Int[1, 32]
        from background in Gen.Int[0, 6]
        from step in Gen.Int[1, 4]
        from distance in Gen.Int[0, 60]
        from seed in Gen.Int
        select Sprite(width, height, background, step, distance, seed);

    [Fact]
    public void A_sketch_is_what_its_definition_says() => Sprites.Sample(AssertSketch, iter: Effort.Times(300, 20_000));

    [Fact]
    public void Sketches_of_the_sample_are_what_their_definition_says() => Assert.All(TestSprites.Bundled(40), AssertSketch);

    [Fact]
    public void Sketches_of_the_real_punks_are_what_their_definition_says() =>
        Assert.All(TestSprites.Some(Shared.Path("punks/images"), Effort.Times(60, 204)), AssertSketch);

    [Fact]
    public void Faint_steps_and_the_palette_are_counted_pixel_by_pixel() => Sprites.Sample(sprite =>
    {
        IndexedSprite indexed = new(sprite);
        Assert.Equal(FaintSteps(sprite), SpriteArt.FaintSteps(indexed));
        int[] areas = [.. SpriteArt.Palette(indexed).Chunk(6).Select(colour => Area(sprite, new string(colour)))];
        int[] expected = [.. sprite.Pixels.ToArray().Where(IsSeen).GroupBy(pixel => pixel).Select(colour => colour.Count()).OrderDescending().Take(16)];
        Assert.Equal(expected, areas);
    }, iter: Effort.Times(300, 10_000));

    [Fact]
    public void A_sprite_of_more_colours_than_the_tables_hold_is_measured_the_same()
    {
        PixelImage noise = TestFiles.Picture(128, 128);
        AssertSketch(noise);
        Assert.Equal(FaintSteps(noise), SpriteArt.FaintSteps(new IndexedSprite(noise)));
    }

    private static void AssertSketch(PixelImage sprite)
    {
        (ColourSketch expected, ColourSketch drawn) = (PlainSketch.Of(sprite), SpriteSketch.Draw(sprite));
        Assert.Equal(expected.Background, drawn.Background);
        Assert.Equal(expected.BackgroundColours, drawn.BackgroundColours);
        Assert.Equal(expected.Dominant, drawn.Dominant);
    }

    private static double FaintSteps(PixelImage sprite)
    {
        (int faint, int pairs) = (0, 0);
        for (int y = 0; y < sprite.Height; y++)
        {
            for (int x = 0; x < sprite.Width; x++)
            {
                if (x + 1 < sprite.Width)
                    Look(sprite.Row(y)[x], sprite.Row(y)[x + 1]);
                if (y + 1 < sprite.Height)
                    Look(sprite.Row(y)[x], sprite.Row(y + 1)[x]);
            }
        }

        return pairs == 0 ? 0 : (double)faint / pairs;

        void Look(uint one, uint other)
        {
            pairs++;
            faint += one != other && IsSeen(one) && IsSeen(other) && ColourDifference.Between(Rgb.OfPixel(one), Rgb.OfPixel(other)) <= 2.3 ? 1 : 0;
        }
    }

    private static bool IsSeen(uint pixel) => pixel >> 24 != 0;

    private static int Area(PixelImage sprite, string colour) => sprite.Pixels.ToArray().Count(pixel => IsSeen(pixel) && Rgb.OfPixel(pixel).ToString() == "#" + colour);

    /// <summary>A figure of a few colours, some of them near each other, before a background of two or many.</summary>
    /// <param name="distance">Of the two colours behind, in levels of a channel.</param>
    private static PixelImage Sprite(int width, int height, int background, int step, int distance, int seed)
    {
        Random random = new(seed);
        uint[] colours = [.. Enumerable.Range(0, 10).Select(_ => 0xFF000000 | (uint)random.Next(1 << 24))];
        colours[1] = colours[0] ^ (uint)(distance << (8 * random.Next(3)));
        colours[2] = 0xFF000000 | (colours[3] + 0x010001);
        if (random.Next(4) == 0)
            colours[random.Next(10)] &= 0xFFFFFF;
        (int inset, int seen) = (random.Next(1, 6), random.Next(0, 4));
        return TestFiles.Of(width, height, (x, y) =>
            x >= inset && x < width - inset && y >= seen && random.Next(20) > 0 ? colours[2 + (((x * y) + seed) & 0x7FFFFFFF) % 8]
            : random.Next(40) == 0 ? colours[random.Next(10)]
            : Behind(x, y));

        uint Behind(int x, int y) => background switch
        {
            0 => colours[0],
            1 => colours[x / step % 2],
            2 => colours[y / step % 2],
            3 => colours[((x / step) + (y / step)) % 2],
            4 => colours[x < width / 2 ? 0 : 1],
            5 => new Rgb((byte)Math.Min(255, x * 4 * step), 40, (byte)(distance * 4)).Pixel,
            _ => colours[random.Next(10)],
        };
    }
}
