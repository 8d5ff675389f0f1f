using KohyaPrep.Core.Launches.Places;

namespace KohyaPrep.Core.Machines;

/// <summary>Chooses the PyTorch for a machine's GPU.</summary>
public static class TorchBuilds
{
    private static readonly Version Blackwell = new(10, 0), Cuda12 = new(12, 0);

    /// <summary>Within a major version of CUDA every driver runs every build; the newest generation of cards needs a newer PyTorch.</summary>
    public static TorchBuild For(GpuFacts gpu) => gpu.Kind switch
    {
        GpuKind.Nvidia when gpu.Cards.Any(card => card.Capability >= Blackwell) => TorchBuild.Cuda128,
        GpuKind.Nvidia when gpu.Cuda is { } cuda && cuda < Cuda12 => TorchBuild.Cuda118,
        GpuKind.Nvidia => TorchBuild.Cuda124,
        GpuKind.Rocm => TorchBuild.Rocm,
        GpuKind.Apple => TorchBuild.Apple,
        _ => TorchBuild.Processor,
    };
}
