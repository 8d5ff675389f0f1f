namespace KohyaPrep.Core.Findings;

/// <summary>How many findings there are of each severity.</summary>
public sealed record FindingCounts(int Errors, int Warnings, int Notes)
{
    public static FindingCounts Of(IEnumerable<Finding> findings)
    {
        int[] counts = new int[3];
        foreach (Finding finding in findings)
            counts[(int)finding.Severity]++;
        return new FindingCounts(counts[(int)Severity.Error], counts[(int)Severity.Warning], counts[(int)Severity.Info]);
    }

    public int All => Errors + Warnings + Notes;

    /// <summary>Whether any is as grave as that, or graver.</summary>
    public bool Reaches(Severity severity) => severity switch
    {
        Severity.Error => Errors > 0,
        Severity.Warning => Errors + Warnings > 0,
        _ => All > 0,
    };

    /// <summary>Such as <c>2 errors, 3 warnings</c>; what there is none of is left out.</summary>
    public override string ToString()
    {
        string[] parts = [Some(Errors, "error"), Some(Warnings, "warning"), Some(Notes, "note")];
        string text = string.Join(", ", parts.Where(part => part.Length > 0));
        return text.Length == 0 ? "nothing found" : text;
    }

    private static string Some(int count, string what) => count switch { 0 => "", 1 => $"1 {what}", _ => $"{count} {what}s" };
}
