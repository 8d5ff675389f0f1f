using KohyaPrep.Core.Scores;

namespace KohyaPrep.Core.Advice;

/// <summary>A score in a file of its own, of pictures that no run of the workspace has drawn.</summary>
/// <param name="File">As the user would write it.</param>
public sealed record NamedScore(string File, SetScore Score);
