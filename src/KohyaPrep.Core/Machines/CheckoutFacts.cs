namespace KohyaPrep.Core.Machines;

/// <summary>The checkout of sd-scripts.</summary>
/// <param name="Folder">Absolute.</param>
/// <param name="Version">What git calls it, such as <c>v0.10.1</c>; empty when that is not known.</param>
/// <param name="Commit">The full commit; empty when it is not known.</param>
/// <param name="Requirements">The packages of its <c>requirements.txt</c>; empty without one.</param>
public sealed record CheckoutFacts(string Folder, string Version, string Commit, IReadOnlyList<Requirement> Requirements)
{
    /// <summary>Version and commit for people.</summary>
    public string Shown => Commit.Length == 0 ? "of an unknown version" : $"{Version} ({Commit[..Math.Min(8, Commit.Length)]})";
}
