using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Trainer.Simulation.Arguments;

/// <summary>A training file as the trainer reads it.</summary>
/// <param name="Root">With its sections; null where the reading fails.</param>
/// <param name="Failure">Why it fails; null where it does not.</param>
public sealed record TrainingFileReading(ConfigNode.Table? Root, TrainerFailure? Failure);
