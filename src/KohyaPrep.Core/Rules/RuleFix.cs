namespace KohyaPrep.Core.Rules;

/// <summary>What <c>check --fix</c> does about the findings of a rule.</summary>
/// <param name="Does">In one sentence or two.</param>
/// <param name="OnlyWhenNamed">Whether the rule's code must be named: what it takes away may have been meant.</param>
public sealed record RuleFix(string Does, bool OnlyWhenNamed = false);
