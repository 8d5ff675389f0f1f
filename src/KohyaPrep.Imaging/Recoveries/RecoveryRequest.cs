using KohyaPrep.Imaging.Palettes;

namespace KohyaPrep.Imaging.Recoveries;

/// <summary>What a large picture is to become.</summary>
public sealed record RecoveryRequest
{
    /// <summary>Null for as many pixels as the grid that is found has cells.</summary>
    public SpriteSize? Size { get; init; }

    public CellMethod Method { get; init; } = CellMethod.Centre;

    /// <summary>Most colours; null for no limit.</summary>
    public int? Colours { get; init; } = 40;

    /// <summary>Colours to choose from; null for the picture's own.</summary>
    public PaletteMap? Palette { get; init; }

    public Dithering Dithering { get; init; }

    /// <summary>Whether Pillow's unsharp mask goes over the sprite at the end, which spoils it.</summary>
    public bool Sharpen { get; init; }
}
