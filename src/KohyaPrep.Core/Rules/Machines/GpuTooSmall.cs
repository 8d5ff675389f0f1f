using System.Globalization;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Trainer.Memory;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV020: the training does not fit into the GPU's memory.</summary>
public sealed class GpuTooSmall : Rule<GpuFit>
{
    // What an estimate may be off by: within it the training may still fit.
    private const double Uncertainty = 0.1;

    public static GpuTooSmall Rule { get; } = new();

    public override string Code => "ENV020";

    public override string Name => "gpu-too-small";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The training needs more memory than the GPU has.";

    public override string Why =>
        "The trainer dies with `CUDA out of memory`: in its first steps, after all the loading and caching, or at the first batch of the largest "
        + "bucket. The estimate agrees with real runs within 10 %; where the GPU is short by less than that, this is a warning.";

    public override string Remedy => "Take a smaller batch or resolution, turn on gradient_checkpointing, or rent a larger GPU.";

    public override Example Example => new(
        "route: lora\nfamily: sdxl\ncanvas: {fit: 960}\nlaunch: {gpu_memory: 8}",
        "route: lora\nfamily: sdxl\ncanvas: {fit: 960}\nlaunch: {gpu_memory: 8}\noptions: {cache_text_encoder_outputs: true, network_train_unet_only: true}");

    public override IEnumerable<Finding> Check(GpuFit subject)
    {
        MemoryEstimate estimate = subject.Estimate;
        if (estimate.Fits(subject.GpuMemory))
            yield break;
        bool isClose = estimate.Needed <= subject.GpuMemory * (1 + Uncertainty);
        string doubt = estimate.IsMeasured ? "" : $" (never measured with {string.Join(", ", estimate.Unmeasured)})";
        yield return At(
            subject.Location,
            $"The training needs about {Shown(estimate.Needed)} GiB{doubt}, of which {estimate.Largest.Name} {Shown(estimate.Largest.Gibibytes)}, "
            + $"and the GPU has {Shown(subject.GpuMemory)}.",
            RemedyFor(subject),
            isClose ? Severity.Warning : null);
    }

    private static string RemedyFor(GpuFit subject)
    {
        MemoryChange[] changes = [.. MemoryChanges.ThatFit(subject.Estimate.Settings, subject.GpuMemory).Take(3)];
        if (changes.Length > 0)
            return $"Any one of these makes it fit: {string.Join("; ", changes.Select(change => $"{change.Name} ({Shown(change.Estimate.Needed)} GiB)"))}.";
        List<string> ways = ["make several changes", "take a smaller resolution"];
        if (subject.Estimate.Cards.FirstOrDefault() is { } card)
            ways.Add($"take a card of {card.Name}");
        string best = MemoryChanges.Of(subject.Estimate.Settings).MinBy(change => change.Estimate.Gibibytes) is { } most
            ? $", and {most.Name} saves the most ({Shown(most.Estimate.Needed)} GiB remain)"
            : "";
        return $"No single change makes it fit{best}: {string.Join(", or ", ways)}.";
    }

    private static string Shown(double gibibytes) => gibibytes.ToString("0.#", CultureInfo.InvariantCulture);
}
