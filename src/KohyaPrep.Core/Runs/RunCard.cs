namespace KohyaPrep.Core.Runs;

/// <summary>A graphics card.</summary>
/// <param name="Index">Its number, as <c>CUDA_VISIBLE_DEVICES</c> counts.</param>
/// <param name="Name">Such as <c>NVIDIA GeForce RTX 4090</c>.</param>
public sealed record RunCard(int Index, string Name, int MemoryMiB, string Driver);
