namespace KohyaPrep.Core.Fixes;

/// <summary>A finding that is not fixed although that was asked for.</summary>
/// <param name="Shown">The file as the user would write it.</param>
/// <param name="Why">In one sentence.</param>
public sealed record LeftAlone(string Shown, string Code, string Why);
