using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Machines;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV035: a card newer or older than PyTorch knows.</summary>
public sealed class TorchLacksCard : Rule<Machine>
{
    public static TorchLacksCard Rule { get; } = new();

    public override string Code => "ENV035";

    public override string Name => "torch-lacks-card";

    public override Severity Severity => Severity.Error;

    public override string Summary => "PyTorch has no code for this generation of GPU.";

    public override string Why =>
        "The trainer loads everything and dies at the first kernel: `no kernel image is available for execution on the device`.";

    public override string Remedy => "Install a PyTorch that was built for this card: `kohyaprep trainer install` chooses it.";

    public override IEnumerable<Finding> Check(Machine subject)
    {
        if (subject.Facts.Python.Torch is not { SeesGpu: true } torch)
            yield break;
        foreach (Gpu card in subject.Facts.Gpu.Cards.DistinctBy(card => card.Capability))
        {
            if (card.Capability is { } capability && !torch.HasCodeFor(capability))
            {
                yield return At(
                    new Location(subject.Facts.Python.Program),
                    $"PyTorch {torch.Version} has no code for the {card.Name} (compute capability {capability}); it has {string.Join(", ", torch.Architectures)}.");
            }
        }
    }
}
