using KohyaPrep.Punks.Palettes;

namespace KohyaPrep.Punks.Traits;

/// <summary>A thing with the colours it is made in.</summary>
public sealed record Worn<T>(T Style, NamedColour Colour, NamedColour Accent);
