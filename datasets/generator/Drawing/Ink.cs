using KohyaPrep.Punks.Palettes;

namespace KohyaPrep.Punks.Drawing;

/// <summary>What the characters of a part stand for: small letters one ramp, capitals another, and a few fixed tones.</summary>
public sealed record Ink(Ramp Main, Ramp Accent)
{
    public static Rgb Black { get; } = Rgb.Hex(0x1A1420);

    public Ink(Ramp main)
        : this(main, main)
    {
    }

    public Rgb this[char tone] => tone switch
    {
        'k' => Main.Outline,
        's' => Main.Shade,
        'm' => Main.Middle,
        'l' => Main.Light,
        'h' => Main.Highlight,
        'K' => Accent.Outline,
        'S' => Accent.Shade,
        'M' => Accent.Middle,
        'L' => Accent.Light,
        'H' => Accent.Highlight,
        'w' => Rgb.Hex(0xF4F0EC),
        'v' => Rgb.Hex(0xC2BECC),
        'x' => Black,
        'y' => Rgb.Hex(0xF2CC50),
        'R' => Rgb.Hex(0xE0404A),
        'r' => Rgb.Hex(0xA82438),
        'B' => Rgb.Hex(0x3EA0E0),
        'b' => Rgb.Hex(0x2A6CB4),
        _ => throw new FormatException($"'{tone}' is no tone."),
    };
}
