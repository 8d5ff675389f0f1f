namespace KohyaPrep.Core.Machines;

/// <summary>The graphics cards of a machine.</summary>
/// <param name="Driver">The driver's version; null when it was not told.</param>
/// <param name="Cuda">The newest CUDA that the driver can run; null for other makes, and when it was not told.</param>
/// <param name="Trouble">What a tool that should have told said instead; null when it answered, or is not there.</param>
public sealed record GpuFacts(GpuKind Kind, IReadOnlyList<Gpu> Cards, string? Driver = null, Version? Cuda = null, string? Trouble = null)
{
    public static GpuFacts None { get; } = new(GpuKind.None, []);

    /// <summary>The card with the least memory: the one that a training on all of them must fit.</summary>
    public Gpu? Smallest => Cards.Where(card => card.Gibibytes is not null).MinBy(card => card.Gibibytes) ?? (Cards.Count == 0 ? null : Cards[0]);
}
