using System.Globalization;

namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>An estimate in one line for people.</summary>
public static class MemoryText
{
    /// <summary>
    /// Such as <c>about 7.3 GiB (largest: weights 4.8); fits 12 GB cards and up; with gradient_checkpointing: 5.1 GiB</c>. The change is one
    /// that makes it fit the named GPU, or without one the next smaller common card.
    /// </summary>
    /// <param name="gpuMemory">Of the named GPU, in GiB; null when none is.</param>
    public static string Of(MemoryEstimate estimate, double? gpuMemory)
    {
        List<string> parts = [$"about {Shown(estimate.Gibibytes)} GiB (largest: {estimate.Largest.Name} {Shown(estimate.Largest.Gibibytes)})"];
        if (!estimate.IsMeasured)
            parts.Add($"never measured with {string.Join(", ", estimate.Unmeasured)}");
        GpuCard? smallest = estimate.Cards.FirstOrDefault();
        parts.Add(smallest is null ? "fits no single card up to 80 GB" : $"fits {smallest.Name} cards and up");
        double? wanted = gpuMemory is { } memory
            ? estimate.Fits(memory) ? null : memory
            : GpuCard.Common.LastOrDefault(card => !estimate.Fits(card.Gibibytes))?.Gibibytes;
        if (gpuMemory is { } named)
            parts.Add(wanted is null ? $"fits the {Shown(named)} GiB of the named GPU" : $"does not fit the {Shown(named)} GiB of the named GPU");
        if (wanted is { } goal && MemoryChanges.ThatFit(estimate.Settings, goal).FirstOrDefault() is { } change)
            parts.Add($"with {change.Name}: {Shown(change.Estimate.Gibibytes)} GiB");
        return string.Join("; ", parts);
    }

    private static string Shown(double gibibytes) => gibibytes.ToString("0.#", CultureInfo.InvariantCulture);
}
