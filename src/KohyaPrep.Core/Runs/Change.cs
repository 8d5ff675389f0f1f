namespace KohyaPrep.Core.Runs;

/// <summary>Something that two runs have otherwise.</summary>
/// <param name="Before">In the first; null where it has nothing of the name.</param>
/// <param name="After">In the second.</param>
public sealed record Change(string Name, string? Before, string? After);
