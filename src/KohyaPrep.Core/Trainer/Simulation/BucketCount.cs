namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>A bucket with what lies in it.</summary>
/// <param name="Repeats">Pictures with their repeats: how many are seen in an epoch.</param>
public sealed record BucketCount(PixelSize Size, int Pictures, long Repeats, long Batches);
