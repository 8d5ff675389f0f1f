using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules;

/// <summary>Every rule on configurations, run on someone's files for the trainer.</summary>
public static class ConfigChecks
{
    /// <returns>By file, line and code: two runs on the same files give the same.</returns>
    public static IReadOnlyList<Finding> Run(ForeignConfig config) =>
    [
        .. RuleCatalogue.Of<ForeignConfig>().SelectMany(rule => rule.Check(config))
            .OrderBy(finding => finding.Location.Path, StringComparer.Ordinal)
            .ThenBy(finding => finding.Location.Line)
            .ThenBy(finding => finding.Code, StringComparer.Ordinal)
            .ThenBy(finding => finding.Message, StringComparer.Ordinal),
    ];
}
