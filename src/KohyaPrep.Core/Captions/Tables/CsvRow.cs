namespace KohyaPrep.Core.Captions.Tables;

/// <summary>The cells of a row, stripped.</summary>
/// <param name="Line">1-based: where it begins.</param>
public sealed record CsvRow(int Line, IReadOnlyList<string> Cells);
