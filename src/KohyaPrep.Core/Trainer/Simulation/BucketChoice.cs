namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>Where a picture goes.</summary>
/// <param name="Bucket">The size that is trained on: the middle of the scaled picture.</param>
/// <param name="Resized">The size that the picture is scaled to first.</param>
public readonly record struct BucketChoice(PixelSize Bucket, PixelSize Resized);
