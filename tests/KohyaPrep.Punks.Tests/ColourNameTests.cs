using KohyaPrep.Punks.Painting;
using KohyaPrep.Punks.Palettes;

namespace KohyaPrep.Punks.Tests;

public sealed class ColourNameTests
{
    [Fact]
    public void A_background_looks_like_the_colours_it_is_named_after()
    {
        foreach (Portrait portrait in CommittedSet.Painted)
        {
            IReadOnlyList<string> names = portrait.Seen.Backdrop.Names;
            Hsv[] named = [.. BackgroundColours.All.Where(colour => names.Contains(colour.Name)).Select(colour => Hsv.From(colour.Tone))];
            Assert.All(portrait.Seen.Backdrop.Tones, tone => Assert.Contains(named, name => LooksLike(name, Hsv.From(tone))));
        }
    }

    [Fact]
    public void A_ramp_runs_from_dark_to_light()
    {
        IEnumerable<Ramp> ramps =
            [.. ClothColours.All.Select(colour => Ramp.Of(colour.Tone)), .. SkinTones.All.Select(skin => skin.Card.Ramp)];
        Assert.All(ramps, ramp => Assert.Equal(
            [ramp.Outline, ramp.Shade, ramp.Middle, ramp.Light, ramp.Highlight],
            new[] { ramp.Light, ramp.Outline, ramp.Highlight, ramp.Shade, ramp.Middle }.OrderBy(tone => tone.Luminance)));
    }

    private static bool LooksLike(Hsv name, Hsv tone) =>
        name.Saturation < 40
            ? tone.Saturation < 50 && Math.Abs(name.Value - tone.Value) < 45
            : tone.Saturation >= 40 && Math.Abs(((name.Hue - tone.Hue + 540) % 360) - 180) <= 12;
}
