namespace KohyaPrep.Core.Findings;

/// <summary>What a check says in the end.</summary>
/// <param name="Findings">Those that count: they are shown, and <c>--fail-on</c> looks at them alone.</param>
/// <param name="Suppressed">Those that the user accepts. An error that the run dies of may be among them; the run still dies of it.</param>
public sealed record FindingReport(IReadOnlyList<Finding> Findings, IReadOnlyList<SuppressedFinding> Suppressed)
{
    public static FindingReport Of(IReadOnlyList<Finding> findings) => new(findings, []);
}
