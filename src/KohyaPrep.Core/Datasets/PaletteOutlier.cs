namespace KohyaPrep.Core.Datasets;

/// <summary>A picture painted in other colours than the rest of its set.</summary>
/// <param name="Path">As in <see cref="ImageFacts.Path"/>.</param>
/// <param name="Strange">How many of its main colours no two other pictures have, or any like it.</param>
/// <param name="Colours">How many main colours it has.</param>
public sealed record PaletteOutlier(string Path, int Strange, int Colours);
