namespace KohyaPrep.Core.Outputs;

/// <summary>A file that is to be there.</summary>
/// <param name="Path">Relative to the output folder, with forward slashes.</param>
/// <param name="Key">Says everything that its bytes depend on: equal keys mean equal bytes.</param>
public sealed record OutputFile(string Path, string Key);
