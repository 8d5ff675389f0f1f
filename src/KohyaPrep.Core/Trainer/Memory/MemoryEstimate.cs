namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>How much GPU memory a training takes at its fullest moment, without pictures drawn while it trains.</summary>
/// <param name="Settings">Of what training.</param>
/// <param name="Gibibytes">Reserved by PyTorch; the CUDA context comes on top.</param>
/// <param name="Parts">The largest first; together <paramref name="Gibibytes"/>.</param>
/// <param name="Unmeasured">Options whose memory was worked out and never checked against a real run; empty for most trainings.</param>
public sealed record MemoryEstimate(MemorySettings Settings, double Gibibytes, IReadOnlyList<MemoryPart> Parts, IReadOnlyList<string> Unmeasured)
{
    /// <summary>GiB that the CUDA context adds on any card.</summary>
    public const double Context = 0.6;

    /// <summary>Whether real runs with all these options were measured. They agree within 10 % or 0.4 GiB.</summary>
    public bool IsMeasured => Unmeasured.Count == 0;

    public MemoryPart Largest => Parts[0];

    /// <summary>GiB that the card must have.</summary>
    public double Needed => Gibibytes + Context;

    /// <summary>The common cards that it fits, the smallest first.</summary>
    public IEnumerable<GpuCard> Cards => GpuCard.Common.Where(card => Fits(card.Gibibytes));

    /// <param name="gpuMemory">Of the card, in GiB.</param>
    public bool Fits(double gpuMemory) => Needed <= gpuMemory;
}
