namespace KohyaPrep.Core.Runs;

/// <summary>A sample picture that the trainer drew.</summary>
/// <param name="Path">Relative to the run's folder, or absolute.</param>
/// <param name="Step">Counted over the whole run; null where the name has the epoch instead.</param>
/// <param name="Epoch">0 for those drawn before the first step.</param>
/// <param name="Prompt">The place of its prompt in the file of prompts, from 0.</param>
/// <param name="Seed">Null where none was set.</param>
public sealed record RunSample(string Path, int? Step, int? Epoch, int? Prompt, long? Seed);
