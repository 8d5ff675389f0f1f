namespace KohyaPrep.Core.Findings;

/// <summary>Names in a sentence.</summary>
public static class Listed
{
    private const int Most = 3;

    /// <summary>The first few, and how many more there are.</summary>
    public static string Of(IReadOnlyList<string> names) => names.Count <= Most
        ? string.Join(" and ", names.Count < Most ? names : [string.Join(", ", names.SkipLast(1)), names[^1]])
        : $"{string.Join(", ", names.Take(Most))} and {names.Count - Most} more";
}
