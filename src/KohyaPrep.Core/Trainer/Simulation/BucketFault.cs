namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>Where the trainer divides by zero over a picture: the numbers are its lines (train_util.py, select_bucket).</summary>
public enum BucketFault
{
    None = 0,

    /// <summary>The picture has no height.</summary>
    NoHeight = 287,

    /// <summary>The resolution has no area.</summary>
    NoArea = 312,

    /// <summary>Rounded to the steps by its width, the shrunk picture has no height.</summary>
    FlatByWidth = 319,

    /// <summary>The shrunk picture's height is rounded to 0.</summary>
    Flat = 323,

    /// <summary>The bucket is lower than one step.</summary>
    NoBucket = 345,
}
