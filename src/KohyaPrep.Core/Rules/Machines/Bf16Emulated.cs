using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Machines;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV043: half precision that the card only plays.</summary>
public sealed class Bf16Emulated : Rule<Machine>
{
    public static Bf16Emulated Rule { get; } = new();

    public override string Code => "ENV043";

    public override string Name => "bf16-emulated";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "The GPU has no bf16 of its own.";

    public override string Why =>
        "Cards before RTX 30 and A100 compute bf16 by way of float32: it runs, several times slower than fp16.";

    public override string Remedy => "Write `mixed_precision: fp16` under `training`; for SDXL the VAE is then kept in float32.";

    private static readonly Version First = new(8, 0);

    public override IEnumerable<Finding> Check(Machine subject)
    {
        if (subject.Needs.MixedPrecision == "bf16" && subject.Facts.Gpu.Cards.FirstOrDefault(card => card.Capability < First) is { } card)
            yield return At(new Location("GPU"), $"The {card.Name} (compute capability {card.Capability}) has no bf16 of its own.");
    }
}
