using KohyaPrep.Core.Scores;

namespace KohyaPrep.Imaging.Scores;

/// <summary>A picture file that is to be scored, or held against.</summary>
/// <param name="Name">Relative to its folder, with forward slashes.</param>
/// <param name="Native">At native size, opaque; null when the file could not be read.</param>
/// <param name="Reduction">How it was brought there.</param>
/// <param name="HasAlpha">Whether the file has an alpha channel.</param>
/// <param name="Trouble">What is the matter with the file; empty when nothing is.</param>
public sealed record ScoredFile(string Name, PixelImage? Native, Reduction Reduction, bool HasAlpha, string Trouble);
