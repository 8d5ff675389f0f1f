using System.Numerics;

namespace KohyaPrep.Core.Trainer.Simulation.DatasetFiles;

/// <summary>A dataset's values after every fallback.</summary>
public sealed record DatasetBlueprint
{
    /// <summary>A dataset without any subset counts as one of control pairs (config_util.py:426).</summary>
    public required SubsetForm Form { get; init; }

    /// <summary>In pixels; null where nothing sets it.</summary>
    public PixelSize? Resolution { get; init; }

    public long BatchSize { get; init; }

    public bool EnableBucket { get; init; }

    public bool BucketNoUpscale { get; init; }

    public int MinBucketReso { get; init; }

    public int MaxBucketReso { get; init; }

    public int BucketResoSteps { get; init; }

    public string? ResizeInterpolation { get; init; }

    public double ValidationSplit { get; init; }

    public BigInteger? ValidationSeed { get; init; }

    public required IReadOnlyList<SubsetBlueprint> Subsets { get; init; }
}
