namespace KohyaPrep.Punks.Palettes;

/// <summary>Iris colours with how often they look at you.</summary>
public static class Eyes
{
    public static IReadOnlyList<(NamedColour Card, int Weight)> All { get; } =
    [
        (NamedColour.Of("brown", 0x70401E), 8),
        (NamedColour.Of("blue", 0x2E78D8), 6),
        (NamedColour.Of("green", 0x2E9444), 5),
        (NamedColour.Of("gray", 0x647284), 3),
        (NamedColour.Of("orange", 0xD8801C), 2),
        (NamedColour.Of("purple", 0x8A48C0), 2),
        (NamedColour.Of("red", 0xCC2C34), 1),
    ];
}
