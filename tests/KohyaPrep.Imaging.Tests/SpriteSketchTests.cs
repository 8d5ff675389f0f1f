using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Colours;
using KohyaPrep.Imaging.Measures;
using KohyaPrep.Imaging.Sketches;

namespace KohyaPrep.Imaging.Tests;

public sealed class SpriteSketchTests
{
    private static readonly uint Red = Colour("#d62020"), Blue = Colour("#0050ff"), White = Colour("#ffffff"), Green = Colour("#2e9e4f");

    [Fact]
    public void A_solid_background_is_named_and_the_figure_too()
    {
        ColourSketch sketch = SpriteSketch.Draw(Portrait((_, _) => Blue));
        Assert.Equal(BackgroundKind.Solid, sketch.Background);
        Assert.Equal(["blue"], sketch.BackgroundColours);
        Assert.Equal(["black", "red"], sketch.Dominant);
    }

    [Fact]
    public void Halves_are_a_split_background()
    {
        ColourSketch sketch = SpriteSketch.Draw(Portrait((x, _) => x < 9 ? White : Blue));
        Assert.Equal(BackgroundKind.Split, sketch.Background);
        Assert.Equal(["blue", "white"], sketch.BackgroundColours);
        Assert.Equal(BackgroundKind.Split, SpriteSketch.Draw(Portrait((_, y) => y < 9 ? White : Blue)).Background);
        Assert.Equal(BackgroundKind.Split, SpriteSketch.Draw(Portrait(Quarter)).Background);

        static uint Quarter(int x, int y) => (x < 12, y < 12) switch
        {
            (true, true) => White,
            (false, true) => Blue,
            (true, false) => Red,
            _ => Green,
        };
    }

    [Fact]
    public void Small_steps_in_one_direction_are_a_gradient()
    {
        ColourSketch across = SpriteSketch.Draw(Portrait((x, _) => Colour(new Rgb(0, (byte)(80 + (x / 3 * 20)), 0))));
        Assert.Equal(BackgroundKind.Gradient, across.Background);
        Assert.Contains("green", across.BackgroundColours);
        Assert.Equal(BackgroundKind.Gradient, SpriteSketch.Draw(Portrait((_, y) => Colour(new Rgb((byte)(10 * y), 20, 120)))).Background);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Stripes_either_way_are_striped_and_both_at_once_are_checkered(int width)
    {
        Assert.Equal(BackgroundKind.Striped, SpriteSketch.Draw(Portrait((x, _) => x / width % 2 == 0 ? White : Blue)).Background);
        Assert.Equal(BackgroundKind.Striped, SpriteSketch.Draw(Portrait((_, y) => y / width % 2 == 0 ? White : Blue)).Background);
        Assert.Equal(BackgroundKind.Checkered, SpriteSketch.Draw(Portrait((x, y) => (x / width + y / width) % 2 == 0 ? White : Blue)).Background);
    }

    [Fact]
    public void Stripes_that_can_just_be_seen_are_stripes() =>
        Assert.Equal(BackgroundKind.Striped, SpriteSketch.Draw(Portrait((x, _) => x / 2 % 2 == 0 ? Colour("#9cb6ff") : Colour("#92aefd"))).Background);

    [Fact]
    public void What_is_not_clear_is_unknown()
    {
        ColourSketch noise = SpriteSketch.Draw(TestFiles.Picture(24, 24));
        Assert.Equal(BackgroundKind.Unknown, noise.Background);
        Assert.Empty(noise.BackgroundColours);
        Assert.Equal(BackgroundKind.Unknown, SpriteSketch.Draw(Portrait((x, y) => (x + y) / 3 % 2 == 0 ? White : Blue)).Background);
    }

    [Fact]
    public void A_transparent_background_has_no_kind_and_no_colour()
    {
        PixelImage portrait = Portrait((_, _) => 0);
        for (int i = 0; i < portrait.Pixels.Length; i++)
            portrait.Pixels[i] = portrait.Pixels[i] == 0xFF000000 ? 0x00123456 : portrait.Pixels[i];
        ColourSketch sketch = SpriteSketch.Draw(portrait);
        Assert.Equal(BackgroundKind.Unknown, sketch.Background);
        Assert.Equal(["red"], sketch.Dominant);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 30)]
    [InlineData(2, 2)]
    public void The_smallest_pictures_can_be_looked_at(int width, int height) =>
        Assert.Equal(["blue"], SpriteSketch.Draw(TestFiles.Of(width, height, (_, _) => Blue)).BackgroundColours);

    [Theory]
    [InlineData("#0a1a40", "navy")]
    [InlineData("#8b4a1b", "brown")]
    [InlineData("#87cdea", "light blue")]
    [InlineData("#10a010", "green")]
    [InlineData("#ffb0c0", "pink")]
    [InlineData("#fefefe", "white")]
    [InlineData("#909090", "gray")]
    [InlineData("#f8e010", "yellow")]
    [InlineData("#ef7d10", "orange")]
    public void Colours_are_called_what_people_call_them(string colour, string name) => Assert.Equal(name, ColourNames.Of(Rgb.Parse(colour)!.Value));

    [Fact]
    public void Backgrounds_of_the_real_punks_are_what_one_sees()
    {
        Dictionary<string, ColourSketch> sketches = ImageScan
            .MeasureFolder(Shared.Path("punks/images"), recursive: false, cancellation: TestContext.Current.CancellationToken)
            .ToDictionary(facts => facts.Stem, facts => facts.Sketch!);
        Assert.Equal((BackgroundKind.Solid, "blue"), First("lad_014_sugar"));
        Assert.Equal((BackgroundKind.Solid, "navy"), First("lad_102_bunya"));
        Assert.Equal((BackgroundKind.Split, "black"), First("lady_006_pepper"));
        Assert.Equal((BackgroundKind.Striped, "green"), First("lady_044_x"));
        Assert.Equal((BackgroundKind.Checkered, "cyan"), First("lady_075_clementine"));
        Assert.Equal((BackgroundKind.Gradient, "blue"), First("lad_105_inkspired"));
        Assert.Equal(BackgroundKind.Unknown, sketches["lady_066_monalisa-3"].Background);

        (BackgroundKind, string) First(string stem) => (sketches[stem].Background, sketches[stem].BackgroundColours[0]);
    }

    /// <summary>A black figure with a red shirt, 24×24.</summary>
    private static PixelImage Portrait(Func<int, int, uint> background) => TestFiles.Of(24, 24, (x, y) =>
        y > 20 && x is > 3 and < 20 ? Red : x is > 6 and < 17 && y is > 4 and <= 20 ? Colour("#000000") : background(x, y));

    private static uint Colour(string text) => Colour(Rgb.Parse(text)!.Value);

    private static uint Colour(Rgb colour) => colour.Pixel;
}
