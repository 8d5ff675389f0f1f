using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Machines;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV030: there is nothing to train on.</summary>
public sealed class GpuMissing : Rule<Machine>
{
    public static GpuMissing Rule { get; } = new();

    public override string Code => "ENV030";

    public override string Name => "gpu-missing";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The machine has no GPU that PyTorch could train on.";

    public override string Why =>
        "Without one, fp16 is refused at the start (`fp16 mixed precision requires a GPU`), and in full precision a step takes minutes instead of a second.";

    public override string Remedy => "Install the card's driver so that `nvidia-smi` or `rocm-smi` shows it, or train elsewhere: `kohyaprep train RECIPE --on colab`.";

    public override IEnumerable<Finding> Check(Machine subject)
    {
        GpuFacts gpu = subject.Facts.Gpu;
        if (gpu.Kind != GpuKind.None)
            yield break;
        string because = gpu.Trouble is { } trouble ? $"No GPU can be used: {trouble.TrimEnd('.')}." : "There is no GPU on this machine.";
        yield return At(new Location("GPU"), because, severity: subject.Needs.MixedPrecision is "no" or "bf16" ? Severity.Warning : null);
    }
}
