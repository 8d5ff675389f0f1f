namespace KohyaPrep.Punks.Palettes;

/// <summary>Middle tones of hair with how often they are grown or dyed.</summary>
public static class HairColours
{
    public static IReadOnlyList<(NamedColour Card, int Weight)> All { get; } =
    [
        (NamedColour.Of("black", 0x332C38), 9),
        (NamedColour.Of("black", 0x2E2A32), 4),
        (NamedColour.Of("brown", 0x6E4426), 7),
        (NamedColour.Of("brown", 0x503020), 7),
        (NamedColour.Of("brown", 0x8A5C34), 4),
        (NamedColour.Of("blonde", 0xDAB25A), 6),
        (NamedColour.Of("blonde", 0xC49A54), 4),
        (NamedColour.Of("red", 0xA83C24), 4),
        (NamedColour.Of("orange", 0xD8722C), 4),
        (NamedColour.Of("gray", 0x92929C), 4),
        (NamedColour.Of("white", 0xD8D6DC), 3),
        (NamedColour.Of("pink", 0xE070A4), 3),
        (NamedColour.Of("blue", 0x3C6CC8), 3),
        (NamedColour.Of("green", 0x4A9C50), 2),
        (NamedColour.Of("purple", 0x8450B8), 3),
        (NamedColour.Of("teal", 0x30989A), 2),
    ];
}
