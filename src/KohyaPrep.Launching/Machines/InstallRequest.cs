using KohyaPrep.Core.Launches.Places;

namespace KohyaPrep.Launching.Machines;

/// <summary>What is installed, and where from.</summary>
/// <param name="Folder">Absolute.</param>
/// <param name="Python">The Python that the environment is made with: a path or a bare name.</param>
/// <param name="Source">In place of the trainer's own address; null for that.</param>
/// <param name="Index">In place of the usual package index.</param>
/// <param name="TorchIndex">In place of PyTorch's own.</param>
/// <param name="Wheels">A folder with everything; nothing is downloaded then.</param>
/// <param name="UsesUv">Whether uv is taken when it is there.</param>
public sealed record InstallRequest(
    string Folder, TrainerPins Pins, string Python, string? Source, string? Index, string? TorchIndex, string? Wheels, bool UsesUv);
