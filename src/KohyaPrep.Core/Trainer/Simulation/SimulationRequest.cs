using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>What is to be simulated.</summary>
/// <param name="Script">Without <c>.py</c>; one of <see cref="ScriptTraits.Names"/>.</param>
/// <param name="Training">The training file, with its sections.</param>
/// <param name="Dataset">The dataset file, read already; null where it is still to be found.</param>
/// <param name="Root">The folder in which the trainer is started: relative paths are relative to it.</param>
public sealed record SimulationRequest(string Script, ConfigNode.Table Training, ConfigNode.Table? Dataset, string Root)
{
    /// <summary>The dataset file's path, from the command line: it wins over the training file's <c>dataset_config</c>.</summary>
    public string? DatasetPath { get; init; }

    /// <summary>How many processes train together.</summary>
    public int Processes { get; init; } = 1;
}
