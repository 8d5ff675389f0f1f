using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>A training and the GPU that it is meant for.</summary>
/// <param name="GpuMemory">Of one GPU, in GiB.</param>
/// <param name="Location">Where the GPU is named.</param>
public sealed record GpuFit(MemoryEstimate Estimate, double GpuMemory, Location Location);
