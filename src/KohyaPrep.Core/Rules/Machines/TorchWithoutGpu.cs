using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Machines;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV034: PyTorch does not see the GPU.</summary>
public sealed class TorchWithoutGpu : Rule<Machine>
{
    public static TorchWithoutGpu Rule { get; } = new();

    public override string Code => "ENV034";

    public override string Name => "torch-without-gpu";

    public override Severity Severity => Severity.Error;

    public override string Summary => "There is a GPU, and PyTorch cannot use it.";

    public override string Why =>
        "The trainer then computes on the processor, hundreds of times slower, or refuses fp16.";

    public override string Remedy => "Install PyTorch for this GPU: `kohyaprep trainer install` chooses the build.";

    public override IEnumerable<Finding> Check(Machine subject)
    {
        MachineFacts facts = subject.Facts;
        if (facts.Gpu.Kind == GpuKind.None || facts.Python.Torch is not { SeesGpu: false } torch || DriverTooOld.Rule.Check(subject).Any())
            yield break;
        string built = torch.Cuda is { } cuda ? $"was built for CUDA {cuda}" : torch.Hip is { } hip ? $"was built for ROCm {hip}" : "was built for the processor alone";
        string card = facts.Gpu.Cards.Count == 0 ? "GPU" : facts.Gpu.Cards[0].Name;
        yield return At(new Location(facts.Python.Program), $"PyTorch {torch.Version} {built} and does not see the {card}.");
    }
}
