namespace KohyaPrep.Punks.Palettes;

/// <summary>The skins with how often they are worn.</summary>
public static class SkinTones
{
    private static readonly Rgb Rose = Rgb.Hex(0xC8405A);

    public static IReadOnlyList<(Skin Card, int Weight)> All { get; } =
    [
        (new("pale", Ramp.Hex(0x4A2A36, 0xD8A096, 0xF2CDB8, 0xFBDFCC, 0xFFF1E2), Rose), 8),
        (new("fair", Ramp.Hex(0x45222A, 0xCC8C72, 0xEAB896, 0xF7D2B2, 0xFFE8CE), Rose), 10),
        (new("rosy", Ramp.Hex(0x4A2030, 0xCF8478, 0xEEAE9C, 0xF9C8B6, 0xFFE2D4), Rose), 6),
        (new("golden", Ramp.Hex(0x40241E, 0xBE8444, 0xE0AC6A, 0xF0C886, 0xFBE2AE), Rose), 6),
        (new("tan", Ramp.Hex(0x3D1D20, 0xAC6C46, 0xCE9062, 0xE2AE7E, 0xF2CCA0), Rose), 9),
        (new("olive", Ramp.Hex(0x33201C, 0x947042, 0xB8925C, 0xD0AE78, 0xE6CC9C), Rose), 6),
        (new("brown", Ramp.Hex(0x2C141A, 0x7A4430, 0x9E6240, 0xBA8058, 0xD4A078), Rose), 9),
        (new("dark brown", Ramp.Hex(0x21101A, 0x562E26, 0x784832, 0x946446, 0xB28462), Rose), 9),
        (new("deep brown", Ramp.Hex(0x190C16, 0x3E221F, 0x5A3628, 0x744C38, 0x926C50), Rose), 7),
        (new("green", Ramp.Hex(0x12282A, 0x3C7448, 0x64A258, 0x8EC276, 0xC0E29E), Rgb.Hex(0x2E7048)), 3),
        (new("blue", Ramp.Hex(0x161C42, 0x3E62A4, 0x6494CC, 0x90BCE2, 0xC4E0F2), Rgb.Hex(0x7850B4)), 3),
        (new("gray", Ramp.Hex(0x20202E, 0x686A7C, 0x9496A4, 0xB8B9C2, 0xDADBE0), Rgb.Hex(0x8A5A78)), 3),
        (new("purple", Ramp.Hex(0x281442, 0x6A4898, 0x946EBE, 0xB696D6, 0xDAC6EC), Rgb.Hex(0xB83C8C)), 2),
        (new("red", Ramp.Hex(0x330C1C, 0x942A34, 0xC44C40, 0xDE7458, 0xF2A080), Rgb.Hex(0x8C1838)), 2),
    ];
}
