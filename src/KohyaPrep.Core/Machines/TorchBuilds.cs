using System.Text.RegularExpressions;
using KohyaPrep.Core.Launches.Places;

namespace KohyaPrep.Core.Machines;

/// <summary>Chooses the PyTorch for a machine's GPU.</summary>
public static partial class TorchBuilds
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

    /// <summary>For a machine elsewhere, of which only the card that is asked for is known.</summary>
    /// <param name="card">By any place's name for it; null where none is asked for.</param>
    public static TorchBuild ForNvidia(string? card) => card is not null && OfBlackwell().IsMatch(card) ? TorchBuild.Cuda128 : TorchBuild.Cuda124;

    // RTX 5060 to 5090, B200, B300, GB200, and what names the generation itself.
    [GeneratedRegex(@"blackwell|rtx[ _-]?50[5-9]0|\bG?B[123]00", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OfBlackwell();
}
