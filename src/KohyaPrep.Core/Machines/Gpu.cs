namespace KohyaPrep.Core.Machines;

/// <summary>One graphics card.</summary>
/// <param name="Gibibytes">Its memory; null when it was not told.</param>
/// <param name="Capability">CUDA's compute capability, such as <c>8.6</c>; null for other makes, and when it was not told.</param>
public sealed record Gpu(string Name, double? Gibibytes = null, Version? Capability = null);
