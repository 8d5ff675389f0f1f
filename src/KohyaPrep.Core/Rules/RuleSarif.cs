using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules;

/// <summary>Rules as a SARIF log describes them.</summary>
public static class RuleSarif
{
    /// <summary>Every rule of the catalogue, in its order.</summary>
    public static IReadOnlyList<SarifRule> All { get; } =
        [.. RuleCatalogue.All.Select(rule => new SarifRule(rule.Code, rule.Name, rule.Severity, rule.Summary, rule.Why, RuleText.Explain(rule).TrimEnd()))];
}
