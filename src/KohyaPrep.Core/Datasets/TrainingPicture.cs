using KohyaPrep.Core.Captions;

namespace KohyaPrep.Core.Datasets;

/// <summary>One picture of a training set, and what is done to its source to get it.</summary>
/// <param name="Source">The picture it is made from.</param>
/// <param name="Stem">Its name in the training set, without extension; no two share one.</param>
/// <param name="Canvas">What is done to the source; null: its file is copied as it is.</param>
/// <param name="Width">In pixels, as trained on.</param>
/// <param name="Height">In pixels, as trained on.</param>
/// <param name="Planned">What becomes of its caption.</param>
public sealed record TrainingPicture(
    ImageFacts Source,
    string Stem,
    CanvasStep? Canvas,
    int Width,
    int Height,
    PlannedCaption Planned)
{
    /// <summary>What the trainer will read; null when there will be no caption file.</summary>
    public string? Caption => Planned.Text;

    /// <summary>Where the caption comes from.</summary>
    public CaptionSource CaptionSource => Planned.Source;

    /// <summary>The file's name in the training set.</summary>
    public string FileName => Stem + (Canvas is null ? System.IO.Path.GetExtension(Source.Path).ToLowerInvariant() : ".png");
}
