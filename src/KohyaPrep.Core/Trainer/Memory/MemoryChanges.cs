using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>Finds the single changes that make a training smaller, each by estimating again.</summary>
public static class MemoryChanges
{
    /// <summary>The changes that make it fit a card, those that cost the result least first.</summary>
    /// <param name="gpuMemory">Of the card, in GiB.</param>
    public static IEnumerable<MemoryChange> ThatFit(MemorySettings settings, double gpuMemory) =>
        Of(settings).Where(change => change.Estimate.Fits(gpuMemory)).DistinctBy(change => IsBatch(change) ? "batch" : change.Name);

    /// <summary>Every change that saves anything, those that cost the result least first; batch sizes from large to small.</summary>
    public static IEnumerable<MemoryChange> Of(MemorySettings settings)
    {
        double now = MemoryEstimator.Estimate(settings).Gibibytes;
        return Candidates(settings)
            .Select(candidate => new MemoryChange(candidate.Name, MemoryEstimator.Estimate(candidate.Settings)))
            .Where(change => change.Estimate.Gibibytes < now);
    }

    private static bool IsBatch(MemoryChange change) => change.Name.StartsWith("batch size", StringComparison.Ordinal);

    private static IEnumerable<(string Name, MemorySettings Settings)> Candidates(MemorySettings settings)
    {
        bool isSdxl = settings.Family == ModelFamily.Sdxl;
        string optimizer = settings.Optimizer.ToLowerInvariant();
        if (settings.Attention == AttentionKind.Plain)
            yield return ("sdpa", settings with { Attention = AttentionKind.Sdpa });
        if (!settings.GradientCheckpointing)
            yield return ("gradient_checkpointing", settings with { GradientCheckpointing = true });
        if (!settings.CachesLatents)
            yield return ("cache_latents", settings with { CachesLatents = true });
        if (!optimizer.EndsWith("8bit", StringComparison.Ordinal) && optimizer != "adafactor")
            yield return ("optimizer_type AdamW8bit", settings with { Optimizer = "AdamW8bit" });
        if (settings.TrainsLora && isSdxl && !settings.CachesTextEncoderOutputs)
            yield return ("cache_text_encoder_outputs with network_train_unet_only",
                settings with { CachesTextEncoderOutputs = true, TrainsTextEncoder = false });
        else if (isSdxl && !settings.CachesTextEncoderOutputs)
            yield return ("cache_text_encoder_outputs", settings with { CachesTextEncoderOutputs = true, TrainsTextEncoder = false });
        else if (settings is { TrainsLora: true, TrainsTextEncoder: true })
            yield return ("network_train_unet_only", settings with { TrainsTextEncoder = false });
        if (settings is { TrainsLora: true, IsMixed: true, Fp8Base: false })
            yield return ("fp8_base", settings with { Fp8Base = true });
        for (int batch = settings.BatchSize * 3 / 4; batch > 0; batch = batch * 3 / 4)
            yield return ($"batch size {batch}", settings with { BatchSize = batch });
        if (optimizer != "adafactor")
            yield return ("optimizer_type Adafactor", settings with { Optimizer = "Adafactor" });
        if (settings is { Script: "sdxl_train", FusedBackwardPass: false, GradientAccumulationSteps: 1 })
            yield return ("optimizer_type Adafactor with fused_backward_pass", settings with { Optimizer = "Adafactor", FusedBackwardPass = true });
        if (settings is { IsMixed: true, IsFull16: false } && settings.Script is not ("train_db" or "fine_tune" or "train_control_net"))
            yield return ("full_bf16", settings with { IsFull16 = true });
    }
}
