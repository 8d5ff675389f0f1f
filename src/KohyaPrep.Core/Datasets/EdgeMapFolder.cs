namespace KohyaPrep.Core.Datasets;

/// <summary>Edge maps that the user already has.</summary>
/// <param name="Root">Absolute.</param>
/// <param name="Shown">As the user would write it.</param>
public sealed record EdgeMapFolder(string Root, string Shown, IReadOnlyList<ImageFacts> Maps);
