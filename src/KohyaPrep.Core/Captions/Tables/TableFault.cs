namespace KohyaPrep.Core.Captions.Tables;

/// <summary>What is wrong with a table, or with a row of it.</summary>
/// <param name="Line">1-based; 0 when the whole file is meant.</param>
/// <param name="Message">What is the matter, in one sentence.</param>
/// <param name="Remedy">What to do, in one sentence.</param>
/// <param name="IsLost">Whether something that the table says is not used.</param>
public sealed record TableFault(int Line, string Message, string Remedy, bool IsLost = true);
