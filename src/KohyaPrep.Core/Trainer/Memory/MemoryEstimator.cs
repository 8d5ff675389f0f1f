using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Trainer.Memory;

/// <summary>
/// Estimates GPU memory from what the parts are: parameter counts, what each layer keeps for the backward pass, the optimizer's
/// states, and what PyTorch's allocator adds. Checked against real runs; only the shares named in constants are fitted to them.
/// </summary>
public static class MemoryEstimator
{
    private const double Gibibyte = 1L << 30;

    // Bytes of a pixel while the VAE encodes in 16 bits: about six layers of 128 channels at full size; measured.
    private const double EncodingBytes = 1600;

    public static MemoryEstimate Estimate(MemorySettings settings)
    {
        RunMemory run = RunMemory.Of(settings);
        int vaeBytes = settings.IsMixed && !settings.NoHalfVae ? 2 : 4;
        double vae = (double)ParameterCounts.Vae * vaeBytes;
        double picture = (double)settings.Size.Width * settings.Size.Height * EncodingBytes * vaeBytes / 2;
        double weights = run.Weights;
        StepMoment peak = run.Peak;
        if (!settings.CachesLatents)
        {
            weights += vae;
            peak = StepMoment.Larger(peak, new StepMoment(0, picture * settings.BatchSize, 0));
        }

        double standing = weights + run.States + run.Gradients;
        double allocator = Allocator.Workspaces + Allocator.Rounding(standing) + run.Scattered;
        (string Name, double Bytes)[] parts =
        [
            ("weights", weights),
            ("optimizer states", run.States),
            ("gradients", peak.Gradients),
            ("activations", peak.Activations),
            ("16-bit copies of weights", peak.Copies),
            ("the optimizer's step", peak.Temporaries),
            ("PyTorch's own", allocator),
        ];
        // Before the training, while latents are cached: the VAE, beside what the script has loaded onto the GPU by then.
        double early = settings.Script == "sdxl_train_control_net" ? ParameterCounts.Unet(ModelFamily.Sdxl) * (settings.IsFull16 ? 2.0 : 4.0) : 0;
        double caching = settings.CachesLatents ? early + vae + (picture * settings.VaeBatchSize) : 0;
        if (caching > parts.Sum(part => part.Bytes))
            parts = [("weights", early + vae), ("caching latents", picture * settings.VaeBatchSize)];
        return new MemoryEstimate(
            settings,
            parts.Sum(part => part.Bytes) / Gibibyte,
            [.. parts.Where(part => part.Bytes > 0).OrderByDescending(part => part.Bytes).Select(part => new MemoryPart(part.Name, part.Bytes / Gibibyte))],
            [.. settings.Unmeasured]);
    }
}
