using KohyaPrep.Punks.Palettes;

namespace KohyaPrep.Punks.Traits;

/// <summary>Small differences between things of one colour.</summary>
public static class Variation
{
    /// <summary>The colour a little off, still true to its name.</summary>
    public static NamedColour Vary(this Dice dice, NamedColour colour)
    {
        Hsv hsv = Hsv.From(colour.Tone);
        Hsv moved = new(
            hsv.Hue + dice.Between(-4, 4),
            hsv.Saturation * dice.Between(90, 107) / 100,
            hsv.Value * dice.Between(94, 104) / 100);
        return colour with { Tone = moved.ToRgb() };
    }
}
