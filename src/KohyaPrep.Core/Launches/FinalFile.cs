namespace KohyaPrep.Core.Launches;

/// <summary>What was found, after a run, at the place of the file that it writes last.</summary>
/// <param name="Trouble">What is wrong with a damaged one; empty otherwise.</param>
public sealed record FinalFile(FinalFileState State, string Path, string Trouble = "");
