using KohyaPrep.Core.Datasets;

namespace KohyaPrep.Core.Captions;

/// <summary>What becomes of one picture's caption.</summary>
/// <param name="Text">What the trainer will read; null when there will be no caption file.</param>
/// <param name="Existing">The caption file that the user has; null when there is none.</param>
public sealed record PlannedCaption(ImageFacts Picture, string? Text, CaptionSource Source, CaptionFacts? Existing)
{
    // A text that is kept is held by its file's facts already.
    private readonly string? written = Source == CaptionSource.Kept && Existing is not null ? null : Text;

    /// <summary>What the trainer will read; null when there will be no caption file.</summary>
    public string? Text => Source == CaptionSource.Kept && Existing is not null ? Existing.Text : written;
}
