namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>A size in which GPUs are sold.</summary>
/// <param name="Name">Such as <c>12 GB</c>.</param>
/// <param name="Gibibytes">What the driver shows.</param>
public sealed record GpuCard(string Name, double Gibibytes)
{
    /// <summary>The smallest first. A T4 keeps more of its 16 GB for itself than other cards.</summary>
    public static IReadOnlyList<GpuCard> Common { get; } =
    [
        new("8 GB", 8), new("12 GB", 12), new("T4 16 GB", 14.75), new("16 GB", 16), new("24 GB", 24), new("40 GB", 40), new("80 GB", 80),
    ];
}
