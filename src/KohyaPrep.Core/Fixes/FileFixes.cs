using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Fixes;

/// <summary>Everything that is wanted of one file.</summary>
internal sealed class FileFixes(FixPlace place, string path)
{
    private readonly Dictionary<FixKind, string> words = [];

    public FixPlace Place { get; } = place;

    public string Path { get; } = path;

    /// <summary>Of the rules, each once.</summary>
    public SortedSet<string> Codes { get; } = new(StringComparer.Ordinal);

    public HashSet<FixKind> Kinds { get; } = [];

    public string WordsOf(FixKind kind) => words.GetValueOrDefault(kind, "");

    public void Add(Finding finding)
    {
        Codes.Add(finding.Code);
        Kinds.Add(finding.Fix!.Kind);
        words[finding.Fix.Kind] = finding.Fix.Words;
    }
}
