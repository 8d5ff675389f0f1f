namespace KohyaPrep.Core.Findings;

/// <summary>What a SARIF log says of a rule, beside what its findings say.</summary>
/// <param name="Severity">How grave it is at its worst.</param>
/// <param name="Help">What <c>explain</c> prints, as plain text.</param>
public sealed record SarifRule(string Code, string Name, Severity Severity, string Summary, string Why, string Help);
