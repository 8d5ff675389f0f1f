using CsCheck;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer.Memory;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Tests.Trainer.Memory;

/// <summary>Any training that a script would start.</summary>
internal static class MemorySettingsGen
{
    private static readonly Gen<PixelSize> Sizes = Gen.Select(Gen.Int[1, 40], Gen.Int[1, 40], (width, height) => new PixelSize(width * 32, height * 32));

    public static Gen<MemorySettings> All { get; } = Gen.Select(
        Gen.Select(Gen.OneOf([.. MemorySettingsReader.Scripts]), Sizes, Gen.Int[1, 16]),
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool, Gen.Bool),
        Gen.Select(Gen.Enum<AttentionKind>(), Gen.OneOf("AdamW", "AdamW8bit", "Adafactor", "Lion", "Prodigy", "SGDNesterov", "DAdaptAdam"), Gen.Int[1, 256]),
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Bool, Gen.OneOf(75, 150, 225)),
        (what, flags, choices, more) => new MemorySettings
        {
            Script = what.Item1,
            Family = what.Item1.StartsWith("sdxl", StringComparison.Ordinal) ? ModelFamily.Sdxl : ModelFamily.Sd15,
            Size = what.Item2,
            BatchSize = what.Item3,
            IsMixed = flags.Item1,
            IsFull16 = flags is { Item1: true, Item2: true },
            GradientCheckpointing = flags.Item3,
            CachesLatents = flags.Item4,
            TrainsTextEncoder = flags.Item5 && !what.Item1.Contains("control", StringComparison.Ordinal),
            Attention = choices.Item1,
            Optimizer = choices.Item2,
            NetworkDim = choices.Item3,
            NoHalfVae = more.Item1,
            FusedBackwardPass = more.Item2 && what.Item1 == "sdxl_train",
            Fp8Base = more.Item3 && flags.Item1 && what.Item1.EndsWith("train_network", StringComparison.Ordinal),
            MaxTokenLength = more.Item4,
        });
}
