using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules.Configs;

namespace KohyaPrep.Core.Rules;

/// <summary>Takes suppressed findings out, and finds suppressions that do nothing.</summary>
public static class SuppressionChecks
{
    /// <returns>The findings in their order, then what is wrong with the suppressions; that cannot be suppressed itself.</returns>
    public static FindingReport Run(IReadOnlyList<Finding> findings, Suppressions suppressions)
    {
        FindingReport report = suppressions.Apply(findings);
        IEnumerable<Finding> broken = suppressions.All.Where(suppression => !suppression.IsComplete).Select(BrokenSuppression.Rule.Of);
        IEnumerable<Finding> unused = suppressions.Unused(findings).Select(UnusedSuppression.Rule.Of);
        return report with { Findings = [.. report.Findings, .. broken, .. unused] };
    }
}
