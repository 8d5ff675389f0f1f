using KohyaPrep.Punks.Palettes;

namespace KohyaPrep.Punks.Traits;

/// <summary>What stands behind a portrait.</summary>
/// <param name="Kind">solid, split, gradient, checkered or striped.</param>
/// <param name="Names">The plain names of its colours, each once.</param>
/// <param name="Tones">Two tones; a solid one uses the first alone.</param>
/// <param name="Angle">0 upright, 1 level, 2 falling, 3 rising.</param>
/// <param name="Grain">Width of a stripe or a field, or the number of bands of a gradient.</param>
public sealed record Backdrop(string Kind, IReadOnlyList<string> Names, IReadOnlyList<Rgb> Tones, int Angle, int Grain);
