namespace KohyaPrep.Core.Findings;

/// <summary>A finding, and what has suppressed it.</summary>
public sealed record SuppressedFinding(Finding Finding, Suppression Suppression);
