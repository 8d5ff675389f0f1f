namespace KohyaPrep.Core.Rules;

/// <summary>What a rule finds and what it wants to see, each in a few words or lines of the user's own material.</summary>
public sealed record Example(string Bad, string Good);
