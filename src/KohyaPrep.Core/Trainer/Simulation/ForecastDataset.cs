using KohyaPrep.Core.Trainer.Simulation.DatasetFiles;

namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>What the trainer makes of one dataset.</summary>
/// <param name="Resolution">In pixels.</param>
/// <param name="Batches">In an epoch, of all processes together.</param>
/// <param name="Images">In the order of their keys: their paths, or their names in the metadata file.</param>
/// <param name="ArePicturesKnown">
/// Whether these are the pictures. A validation split without a seed draws them anew in each run: then only their number is right, and
/// batches can differ where the pictures fall into several buckets.
/// </param>
public sealed record ForecastDataset(
    PixelSize Resolution, bool EnableBucket, long BatchSize, long Batches, IReadOnlyList<ForecastImage> Images, bool ArePicturesKnown)
{
    /// <summary>The settings that made it.</summary>
    public required DatasetBlueprint Blueprint { get; init; }

    /// <summary>Those with pictures in them, by width and height.</summary>
    public IReadOnlyList<BucketCount> Buckets => [.. Images.GroupBy(image => image.Bucket).OrderBy(bucket => bucket.Key).Select(bucket =>
    {
        long repeats = bucket.Sum(image => image.Repeats);
        return new BucketCount(bucket.Key, bucket.Count(), repeats, BatchSize < 1 ? 0 : BatchCount.CeilingDivide(repeats, BatchSize));
    })];
}
