namespace KohyaPrep.Core.Launches;

/// <summary>Where a recorded run has its own files; all absolute.</summary>
/// <param name="TrainerFiles">The folder of the trainer's files.</param>
/// <param name="Models">The folder of models, states and samples.</param>
/// <param name="Events">The folder of TensorBoard's event files.</param>
public sealed record RunPlace(string TrainerFiles, string Models, string Events, string Log);
