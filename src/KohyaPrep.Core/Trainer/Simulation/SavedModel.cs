namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>A checkpoint or a state that a run will write.</summary>
/// <param name="Path">Relative to the output folder; a folder for states and for diffusers models.</param>
/// <param name="Epoch">In which epoch it is written, from 1.</param>
/// <param name="Step">After which step, from 1.</param>
/// <param name="Bytes">Estimated.</param>
/// <param name="IsKept">Whether it is still there at the end: <c>save_last_n_*</c> takes older ones away.</param>
public sealed record SavedModel(string Path, long Epoch, long Step, long Bytes, bool IsKept);
