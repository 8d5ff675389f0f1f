using KohyaPrep.Core.Trainer.Simulation.Folders;

namespace KohyaPrep.Core.Trainer.Simulation.Loading;

/// <summary>What every step of the loading needs.</summary>
/// <param name="LatentSuffix">How cached latents end, where the script has a caching strategy by then; otherwise null.</param>
internal sealed record LoadContext(TrainerFolder Disk, string? LatentSuffix, WarningLog Warnings, CancellationToken Cancellation)
{
    /// <summary>Failures that depend on what is drawn at random.</summary>
    public List<TrainerFailure> Possible { get; } = [];

    public ParallelOptions Parallel => new() { CancellationToken = Cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount };
}
