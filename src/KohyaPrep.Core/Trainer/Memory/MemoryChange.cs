namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>A single change of a training that takes less memory.</summary>
/// <param name="Name">In the trainer's own words, such as <c>gradient_checkpointing</c>.</param>
/// <param name="Estimate">With the change.</param>
public sealed record MemoryChange(string Name, MemoryEstimate Estimate);
