using System.Globalization;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer.Memory;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Trainer.Memory;

/// <summary>A row of the table of measured runs.</summary>
internal sealed record MeasuredRun(string Title, MemorySettings Settings, double Reserved)
{
    public static IReadOnlyList<MeasuredRun> All() => [.. File.ReadAllLines(Shared.Path("trainer/memory.csv")).Skip(1).Select(Of)];

    /// <summary>How far an estimate may be from the measured figure, in GiB.</summary>
    public double Tolerance => Math.Max(0.4, 0.1 * Reserved);

    private static MeasuredRun Of(string line)
    {
        string[] cells = line.Split(',');
        string[] options = cells[4].Split(" + ");
        string script = cells[0][..^3];
        int side = int.Parse(cells[2], CultureInfo.InvariantCulture);
        bool caches = options.Contains("cache_text_encoder_outputs");
        return new MeasuredRun(
            line,
            new MemorySettings
            {
                Script = script,
                Family = cells[1] == "sdxl" ? ModelFamily.Sdxl : ModelFamily.Sd15,
                Size = new PixelSize(side, side),
                BatchSize = int.Parse(cells[3], CultureInfo.InvariantCulture),
                Optimizer = options[0],
                IsMixed = !options.Contains("mixed_precision no"),
                IsFull16 = options.Contains("full_bf16"),
                Fp8Base = options.Contains("fp8_base"),
                GradientCheckpointing = options.Contains("gradient_checkpointing"),
                FusedBackwardPass = options.Contains("fused_backward_pass"),
                NetworkDim = options.Contains("dim 128") ? 128 : 32,
                ConditioningDim = 32,
                TrainsTextEncoder = script == "train_db" || (script.EndsWith("train_network", StringComparison.Ordinal) && !options.Contains("unet_only")),
                CachesTextEncoderOutputs = caches,
                CachesLatents = !options.Contains("no cache_latents"),
            },
            double.Parse(cells[6], CultureInfo.InvariantCulture));
    }
}
