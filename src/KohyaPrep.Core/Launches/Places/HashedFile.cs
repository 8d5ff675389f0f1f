namespace KohyaPrep.Core.Launches.Places;

/// <summary>A file of a bundle, as the manifest has it.</summary>
/// <param name="Path">Relative, with forward slashes.</param>
/// <param name="Sha256">In hexadecimal digits.</param>
public sealed record HashedFile(string Path, string Sha256, long Bytes);
