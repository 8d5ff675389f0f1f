namespace KohyaPrep.Punks.Palettes;

/// <summary>Five tones of one material, from the outline to the highlight.</summary>
public sealed record Ramp(Rgb Outline, Rgb Shade, Rgb Middle, Rgb Light, Rgb Highlight)
{
    private const int ShadowHue = 255;
    private const int SunHue = 50;

    /// <summary>Tones around a middle one: shadows turn towards violet, lights towards yellow.</summary>
    public static Ramp Of(Rgb middle)
    {
        Hsv hsv = Hsv.From(middle);
        bool neutral = hsv.Saturation < 40;
        int value = hsv.Value;
        int tint = neutral ? Math.Max(hsv.Saturation, 22) : hsv.Saturation;
        Hsv cool = neutral ? hsv with { Hue = ShadowHue - 20 } : hsv;
        Rgb outline = (cool with { Saturation = Math.Min(255, tint + 40), Value = 12 + (value * 20 / 100) })
            .Towards(ShadowHue, 24).ToRgb();
        Rgb shade = (cool with { Saturation = Math.Min(255, tint + 22), Value = value * 70 / 100 })
            .Towards(ShadowHue, 12).ToRgb();
        Rgb light = (hsv with { Saturation = hsv.Saturation * 86 / 100, Value = value + 8 + ((255 - value) * 20 / 100) })
            .Towards(SunHue, neutral ? 0 : 7).ToRgb();
        Rgb highlight = (hsv with { Saturation = hsv.Saturation * 62 / 100, Value = value + 18 + ((255 - value) * 44 / 100) })
            .Towards(SunHue, neutral ? 0 : 13).ToRgb();
        return new Ramp(outline, shade, middle, light, highlight);
    }

    public static Ramp Hex(int outline, int shade, int middle, int light, int highlight) =>
        new(Rgb.Hex(outline), Rgb.Hex(shade), Rgb.Hex(middle), Rgb.Hex(light), Rgb.Hex(highlight));
}
