namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>What a dataset says about sizes, in pixels, as written.</summary>
/// <param name="Width">Of the resolution.</param>
/// <param name="Height">Of the resolution.</param>
/// <param name="Enabled"><c>enable_bucket</c>; without it there is one bucket, of the resolution.</param>
/// <param name="Smallest"><c>min_bucket_reso</c></param>
/// <param name="Largest"><c>max_bucket_reso</c></param>
/// <param name="Steps"><c>bucket_reso_steps</c></param>
public sealed record BucketSettings(
    int Width, int Height, bool Enabled = false, bool NoUpscale = false, int Smallest = 256, int Largest = 1024, int Steps = 64);
