namespace KohyaPrep.Core.Fixes;

/// <summary>A line of a text before and after.</summary>
/// <param name="Before">Null for a line that comes.</param>
/// <param name="After">Null for a line that goes.</param>
public sealed record LineChange(string? Before, string? After);
