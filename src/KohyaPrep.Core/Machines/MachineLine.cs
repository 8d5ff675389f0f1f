using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Machines;

/// <summary>One line of the doctor's answer.</summary>
/// <param name="Topic">What was looked at.</param>
/// <param name="Found">What there is.</param>
/// <param name="Needed">What there should be; empty where anything will do.</param>
/// <param name="Findings">What is wrong, the gravest first; empty when all is well.</param>
public sealed record MachineLine(string Topic, string Found, string Needed, IReadOnlyList<Finding> Findings)
{
    /// <summary>Null when all is well.</summary>
    public Severity? Severity => Findings.Count == 0 ? null : Findings[0].Severity;
}
