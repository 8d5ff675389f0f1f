namespace KohyaPrep.Core.Captions.Tables;

/// <summary>What a table says of one picture.</summary>
/// <param name="Key">The picture as the table calls it: a path, a file's name, or its stem.</param>
/// <param name="Line">1-based; 0 when not known.</param>
/// <param name="Values">By column; told apart without regard to case.</param>
public sealed record TableRow(string Key, int Line, IReadOnlyDictionary<string, string> Values);
