namespace KohyaPrep.Punks.Palettes;

/// <summary>Calm middle tones to stand a head against.</summary>
public static class BackgroundColours
{
    public static IReadOnlyList<NamedColour> All { get; } =
    [
        NamedColour.Of("red", 0xB84A4C),
        NamedColour.Of("red", 0x7A2C3C),
        NamedColour.Of("orange", 0xE2965C),
        NamedColour.Of("orange", 0xD8803C),
        NamedColour.Of("yellow", 0xECCB6C),
        NamedColour.Of("yellow", 0xE8D894),
        NamedColour.Of("green", 0x6CAA6A),
        NamedColour.Of("green", 0x9CC884),
        NamedColour.Of("green", 0x2C5A46),
        NamedColour.Of("teal", 0x5AA8A4),
        NamedColour.Of("teal", 0x2A6A70),
        NamedColour.Of("teal", 0x8CD0C4),
        NamedColour.Of("blue", 0x6496D6),
        NamedColour.Of("blue", 0x9CC0E8),
        NamedColour.Of("blue", 0x30467E),
        NamedColour.Of("purple", 0x8E78C4),
        NamedColour.Of("purple", 0x4C3670),
        NamedColour.Of("purple", 0xB4A0DC),
        NamedColour.Of("pink", 0xE8A0B8),
        NamedColour.Of("pink", 0xD8789C),
        NamedColour.Of("white", 0xE6E4EA),
        NamedColour.Of("gray", 0xA2A4AE),
        NamedColour.Of("gray", 0x6A6C7A),
        NamedColour.Of("brown", 0x9C7450),
    ];
}
