namespace KohyaPrep.Core.Launches;

/// <summary>Why a training ended without a usable model.</summary>
/// <param name="Name">The documented name, such as <c>out-of-memory</c>; it never changes.</param>
/// <param name="Meaning">What happened, as part of a sentence.</param>
/// <param name="Remedy">What to do; a match may know better.</param>
public sealed record Cause(string Name, string Meaning, string Remedy);
