namespace KohyaPrep.Core.Captions;

/// <summary>What is wrong with a caption template.</summary>
/// <param name="Position">0-based, in characters of the template.</param>
/// <param name="Message">What is the matter, in one sentence.</param>
/// <param name="Remedy">What to do, in one sentence.</param>
public sealed record TemplateFault(int Position, string Message, string Remedy);
