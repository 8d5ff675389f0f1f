using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Captions;

/// <summary>A caption template as it was written, and where.</summary>
/// <param name="Location">Where its first character stands.</param>
public sealed record TemplateText(string Text, Location Location)
{
    /// <summary>Fields beside those that every template has.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>The column of one of its characters; 0 when the template's own is not known.</summary>
    /// <param name="position">0-based, in the template.</param>
    public int Column(int position) => Location.Column == 0 ? 0 : Location.Column + position;
}
