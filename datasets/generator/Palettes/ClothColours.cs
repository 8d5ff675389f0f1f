namespace KohyaPrep.Punks.Palettes;

/// <summary>Middle tones of clothes, hats and frames.</summary>
public static class ClothColours
{
    public static IReadOnlyList<NamedColour> All { get; } =
    [
        NamedColour.Of("red", 0xC23440),
        NamedColour.Of("red", 0xA02838),
        NamedColour.Of("orange", 0xE07C2C),
        NamedColour.Of("yellow", 0xE6BC3A),
        NamedColour.Of("green", 0x3F9450),
        NamedColour.Of("green", 0x5C7A3A),
        NamedColour.Of("teal", 0x2A8C8C),
        NamedColour.Of("blue", 0x3A66C8),
        NamedColour.Of("blue", 0x35508C),
        NamedColour.Of("blue", 0x5AA0DC),
        NamedColour.Of("purple", 0x7C4AB4),
        NamedColour.Of("pink", 0xDC6E9E),
        NamedColour.Of("pink", 0xEC9CB4),
        NamedColour.Of("white", 0xDCDCE4),
        NamedColour.Of("gray", 0x868894),
        NamedColour.Of("black", 0x34303E),
        NamedColour.Of("black", 0x2C2A34),
        NamedColour.Of("brown", 0x86542F),
    ];

    /// <summary>The first colour of a name.</summary>
    public static NamedColour Named(string name) => All.First(colour => colour.Name == name);
}
