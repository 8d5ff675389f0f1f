namespace KohyaPrep.Core.CommandLines;

/// <summary>Why a command line does not start the trainer, or not as it was meant.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Message">A sentence.</param>
public sealed record ArgumentFault(int Line, string Message, string? Remedy = null);
