using System.IO.Enumeration;

namespace KohyaPrep.Core.Fixes;

/// <summary>Which captions are edited.</summary>
/// <param name="Text">What the caption must say, in whatever case; null for anything.</param>
/// <param name="Files">What its path must look like, with <c>*</c> and <c>?</c>; null for anything.</param>
public sealed record CaptionFilter(string? Text, string? Files)
{
    /// <param name="path">Relative to the folder of captions, with forward slashes.</param>
    public bool TakesFile(string path) =>
        Files is null || FileSystemName.MatchesSimpleExpression(Files, path) || FileSystemName.MatchesSimpleExpression(Files, Path.GetFileName(path));

    public bool TakesText(IEnumerable<string> lines) => Text is null || lines.Any(line => line.Contains(Text, StringComparison.OrdinalIgnoreCase));
}
