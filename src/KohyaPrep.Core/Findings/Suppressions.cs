namespace KohyaPrep.Core.Findings;

/// <summary>Everything that the user's files suppress, in the order in which it stands there.</summary>
public sealed record Suppressions(IReadOnlyList<Suppression> All)
{
    public static Suppressions None { get; } = new([]);

    /// <summary>Divides findings into those that count and those that are suppressed, both in their order; the first suppression that hits counts.</summary>
    public FindingReport Apply(IReadOnlyList<Finding> findings)
    {
        List<Finding> kept = [];
        List<SuppressedFinding> suppressed = [];
        foreach (Finding finding in findings)
        {
            if (All.FirstOrDefault(suppression => suppression.Hits(finding)) is { } hit)
                suppressed.Add(new SuppressedFinding(finding, hit));
            else
                kept.Add(finding);
        }

        return new FindingReport(kept, suppressed);
    }

    /// <summary>Those that are complete and hit none of these findings.</summary>
    public IEnumerable<Suppression> Unused(IReadOnlyList<Finding> findings) =>
        All.Where(suppression => suppression.IsComplete && !findings.Any(suppression.Hits));
}
