namespace KohyaPrep.Punks.Traits;

/// <summary>Something worn on the shoulders.</summary>
/// <param name="Accents">Names of the colours of its second cloth; empty for any other.</param>
/// <param name="BareShoulders">Skin shows where it leaves the shoulders free.</param>
/// <param name="OpenNeck">Leaves the place of a necklace free.</param>
public sealed record Clothes(
    string Name, int Lads, int Ladies, IReadOnlyList<string> Colours, IReadOnlyList<string> Accents,
    bool BareShoulders = false, bool OpenNeck = true);
