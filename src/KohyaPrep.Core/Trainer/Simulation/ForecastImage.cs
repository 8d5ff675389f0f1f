namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>What the trainer does with one picture.</summary>
/// <param name="Path">As the trainer writes it: relative to the folder in which it is started, where the files say it so.</param>
/// <param name="Repeats">How often it is seen in an epoch; of regularisation pictures after balancing.</param>
/// <param name="Size">As the trainer reads it off the file or the metadata.</param>
/// <param name="Bucket">The size that is trained on: the middle of the scaled picture.</param>
/// <param name="Resized">The size that the picture is scaled to first.</param>
/// <param name="Subset">The one that it belongs to.</param>
public sealed record ForecastImage(
    string Path,
    ForecastCaption Caption,
    long Repeats,
    bool IsReg,
    PixelSize Size,
    PixelSize Bucket,
    PixelSize Resized,
    DatasetFiles.SubsetBlueprint Subset)
{
    /// <summary>How much larger each side becomes; below 1 smaller.</summary>
    public double Scale => Math.Max((double)Resized.Width / Size.Width, (double)Resized.Height / Size.Height);

    /// <summary>The share of the picture's area that is cut off, from 0 to 1.</summary>
    public double Cropped => Resized is { Width: > 0, Height: > 0 }
        ? 1 - Math.Min(1.0, (double)Bucket.Width / Resized.Width) * Math.Min(1.0, (double)Bucket.Height / Resized.Height)
        : 0;
}
