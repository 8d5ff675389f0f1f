using KohyaPrep.Punks.Palettes;

namespace KohyaPrep.Punks.Traits;

/// <summary>Everything a portrait is painted from, whether it will be seen or not.</summary>
public sealed record Person
{
    public required Kind Kind { get; init; }

    /// <summary>The name of a part of Art/heads.txt.</summary>
    public required string Head { get; init; }

    public required string Nose { get; init; }

    public required Skin Skin { get; init; }

    public required HairStyle Hair { get; init; }

    public required NamedColour HairColour { get; init; }

    public required NamedColour Eyes { get; init; }

    public required EyeShape EyeShape { get; init; }

    /// <summary>The eyes look at the viewer rather than to the left.</summary>
    public required bool LooksAtViewer { get; init; }

    /// <summary>Thick brows for lads, lashes of another cut for ladies.</summary>
    public required bool HeavyBrows { get; init; }

    public required Expression Expression { get; init; }

    public required Rgb Lips { get; init; }

    public required bool Blush { get; init; }

    public required Worn<Headwear>? Headwear { get; init; }

    public required Worn<Glasses>? Glasses { get; init; }

    public required Beard? Beard { get; init; }

    public required Worn<Clothes> Clothes { get; init; }

    public required NamedColour? Earring { get; init; }

    public required NamedColour? Necklace { get; init; }

    public required Backdrop Backdrop { get; init; }
}
