namespace KohyaPrep.Core.Findings;

/// <summary>Writes findings as plain lines: <c>path:line: CODE severity: message remedy</c>, and how many there are of each severity.</summary>
public static class FindingText
{
    /// <summary>So many findings of one rule are shown before the rest is folded into a line.</summary>
    public const int ShownOfEach = 5;

    /// <param name="findings">In the order that they are to be shown.</param>
    /// <param name="all">Whether every finding is shown, however many there are of one rule.</param>
    /// <param name="suppressed">How many more there are that the user suppresses; they are only counted.</param>
    public static void Write(TextWriter writer, IReadOnlyList<Finding> findings, bool all = false, int suppressed = 0)
    {
        Dictionary<(string Code, Severity Severity), int> seen = [];
        foreach (Finding finding in findings)
        {
            (string, Severity) kind = (finding.Code, finding.Severity);
            seen[kind] = seen.GetValueOrDefault(kind) + 1;
            if (all || seen[kind] <= ShownOfEach)
                writer.Write(LineOf(finding) + "\n");
        }

        var folded = seen
            .Where(kind => !all && kind.Value > ShownOfEach)
            .OrderBy(kind => kind.Key.Code, StringComparer.Ordinal)
            .ThenByDescending(kind => kind.Key.Severity);
        foreach (((string code, Severity severity), int count) in folded)
        {
            string name = findings.First(finding => finding.Code == code).Name;
            writer.Write($"{code} {WordOf(severity)}: {count - ShownOfEach} more of {name} not shown\n");
        }

        writer.Write(FindingCounts.Of(findings) + (suppressed == 0 ? "\n" : $" ({suppressed} suppressed)\n"));
    }

    /// <summary>One finding on one line, without a line break.</summary>
    public static string LineOf(Finding finding) =>
        OneLine($"{finding.Location}: {finding.Code} {WordOf(finding.Severity)}: {Ended(finding.Message)} {Ended(finding.Remedy)}".TrimEnd());

    /// <summary>The severity as it is written everywhere: error, warning or info.</summary>
    public static string WordOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    private static string Ended(string sentence) => sentence.Length == 0 || sentence[^1] is '.' or '?' or '!' ? sentence : sentence + ".";

    // File names may hold control characters: a line break in one must not look like another finding.
    private static string OneLine(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(character => char.IsControl(character) ? '\uFFFD' : character)) : text;
}
