namespace KohyaPrep.Core.Launches.Places;

/// <summary>A build of PyTorch that the trainer runs with.</summary>
/// <param name="Packages">With their versions.</param>
/// <param name="Index">Where its packages are; null for the usual index.</param>
public sealed record TorchBuild(IReadOnlyList<string> Packages, string? Index)
{
    private const string Wheels = "https://download.pytorch.org/whl/";
    private static readonly string[] Usual = ["torch==2.6.0", "torchvision==0.21.0"];

    /// <summary>What sd-scripts v0.10.1 names in its own instructions.</summary>
    public static TorchBuild Cuda124 { get; } = new(Usual, Wheels + "cu124");

    /// <summary>For drivers of 2022 and before.</summary>
    public static TorchBuild Cuda118 { get; } = new(Usual, Wheels + "cu118");

    /// <summary>The first that has code for compute capability 10 and 12 (RTX 50, B200).</summary>
    public static TorchBuild Cuda128 { get; } = new(["torch==2.7.1", "torchvision==0.22.1"], Wheels + "cu128");

    public static TorchBuild Rocm { get; } = new(Usual, Wheels + "rocm6.2.4");

    public static TorchBuild Processor { get; } = new(Usual, Wheels + "cpu");

    /// <summary>macOS has its GPU in the usual packages.</summary>
    public static TorchBuild Apple { get; } = new(Usual, null);
}
