namespace KohyaPrep.Core.Machines;

/// <summary>The Python that the trainer runs in.</summary>
/// <param name="Program">A path, or a bare name.</param>
/// <param name="Version">Null when it could not be asked.</param>
/// <param name="Torch">Null when it is not installed or cannot be imported.</param>
/// <param name="TorchTrouble">What Python said when it imported PyTorch; null when that went well.</param>
/// <param name="Packages">Installed distributions by their plain name (<see cref="Requirement.Plain"/>), with versions.</param>
/// <param name="Trouble">Why it could not be asked; null when it could.</param>
public sealed record PythonFacts(
    string Program,
    Version? Version,
    TorchFacts? Torch,
    string? TorchTrouble,
    IReadOnlyDictionary<string, string> Packages,
    string? Trouble = null)
{
    public static PythonFacts Unasked(string program, string trouble) => new(program, null, null, null, new Dictionary<string, string>(), trouble);

    public bool Has(Requirement package) => VersionOf(package) is not null;

    /// <summary>The version that is installed; null for none.</summary>
    public string? VersionOf(Requirement package) => Packages.GetValueOrDefault(Requirement.Plain(package.Name));
}
