namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>How many batches and steps come of so many pictures.</summary>
public static class BatchCount
{
    /// <summary>Batches of one dataset: each bucket fills its own.</summary>
    /// <param name="pictures">The bucket and the repeats of each picture.</param>
    public static long Of(IEnumerable<(PixelSize Bucket, int Repeats)> pictures, int batchSize) =>
        pictures.GroupBy(picture => picture.Bucket).Sum(bucket => CeilingDivide(bucket.Sum(picture => (long)picture.Repeats), batchSize));

    /// <summary>Steps of one epoch (train_network.py:800).</summary>
    /// <param name="batches">Of all datasets together.</param>
    /// <param name="accumulation"><c>gradient_accumulation_steps</c></param>
    public static long StepsPerEpoch(long batches, int processes, int accumulation) =>
        CeilingDivide(CeilingDivide(batches, processes), accumulation);

    internal static long CeilingDivide(long value, long by) => (value + by - 1) / by;
}
