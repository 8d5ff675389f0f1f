namespace KohyaPrep.Core.Machines;

/// <summary>What the trainer's Python says of its PyTorch.</summary>
/// <param name="Version">With its build, such as <c>2.6.0+cu124</c>.</param>
/// <param name="Cuda">The CUDA that it was built for; null for builds without.</param>
/// <param name="Hip">The ROCm that it was built for; null for builds without.</param>
/// <param name="SeesGpu">Whether it can use a GPU here.</param>
/// <param name="Architectures">The cards that it has code for, such as <c>sm_86</c>; empty when it did not say.</param>
public sealed record TorchFacts(string Version, Version? Cuda, string? Hip, bool SeesGpu, IReadOnlyList<string> Architectures)
{
    /// <summary>Whether it has code that runs on a card: made for its own generation, or text (<c>compute_</c>) that the driver compiles for newer ones.</summary>
    public bool HasCodeFor(Version capability) => Architectures.Count == 0 || Architectures.Any(architecture =>
        VersionOf(architecture) is { } made && (architecture.StartsWith("compute_", StringComparison.Ordinal)
            ? made <= capability
            : made.Major == capability.Major && made.Minor <= capability.Minor));

    /// <summary><c>sm_86</c>, <c>sm_90a</c>, <c>compute_120</c>: the last digit is the minor version.</summary>
    private static Version? VersionOf(string architecture)
    {
        string digits = new([.. architecture.SkipWhile(c => c != '_').Skip(1).TakeWhile(char.IsAsciiDigit)]);
        return digits.Length is 2 or 3 ? new Version(int.Parse(digits[..^1], null), digits[^1] - '0') : null;
    }
}
