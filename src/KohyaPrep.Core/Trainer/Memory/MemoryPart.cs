namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>A part of the memory at the fullest moment.</summary>
/// <param name="Name">A few words, such as <c>weights</c>.</param>
public sealed record MemoryPart(string Name, double Gibibytes);
