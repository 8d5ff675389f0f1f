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

    public override IEnumerable<Finding> Check(Machine subject)
    {
        if (subject.Needs.MixedPrecision == "bf16" && subject.Facts.Gpu.Cards.FirstOrDefault(card => !GpuModels.HasBfloat16(card)) is { } card)
            yield return Of(card, new Location("GPU"));
    }

    /// <summary>What is wrong where a training in bf16 is to run on a card; nothing where the card has it.</summary>
    public IEnumerable<Finding> Check(Gpu card, string? precision, Location place)
    {
        if (precision == "bf16" && !GpuModels.HasBfloat16(card))
            yield return Of(card, place);
    }

    private Finding Of(Gpu card, Location place) => At(place, $"The {card.Name} (compute capability {card.Capability}) has no bf16 of its own.");
}
