namespace KohyaPrep.Core.Datasets;

/// <summary>What the pixels of a small picture say about its colours.</summary>
/// <param name="Background">How the background is painted.</param>
/// <param name="BackgroundColours">Names of its colours, largest area first.</param>
/// <param name="Dominant">Names of the largest colours of the foreground, largest area first.</param>
public sealed record ColourSketch(BackgroundKind Background, IReadOnlyList<string> BackgroundColours, IReadOnlyList<string> Dominant);
