using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>What is to be simulated.</summary>
/// <param name="Script">Without <c>.py</c>; one of <see cref="ScriptTraits.Names"/>.</param>
/// <param name="Training">The training file, with its sections.</param>
/// <param name="Dataset">The dataset file; null where there is none.</param>
/// <param name="Root">The folder in which the trainer is started: relative paths are relative to it.</param>
/// <param name="Processes">How many train together.</param>
public sealed record SimulationRequest(string Script, ConfigNode.Table Training, ConfigNode.Table? Dataset, string Root, int Processes = 1);
