namespace KohyaPrep.Core.Datasets;

/// <summary>The pictures as the trainer will find them.</summary>
/// <param name="Resolution">What the trainer is told: width and height in pixels.</param>
/// <param name="UsesBuckets">Whether the trainer sorts the pictures into buckets; otherwise each has exactly the resolution.</param>
/// <param name="HasEdgeMaps">Whether an edge map lies beside each picture.</param>
/// <param name="IsPixelArt">Whether the pictures are sprites, so that the trainer must never blur them.</param>
public sealed record TrainingSet(
    IReadOnlyList<TrainingPicture> Pictures,
    (int Width, int Height) Resolution,
    bool UsesBuckets,
    bool HasEdgeMaps,
    bool IsPixelArt)
{
    /// <summary>Pictures that are not trained on, but validated with; prepared as the others are.</summary>
    public IReadOnlyList<TrainingPicture> Validation { get; init; } = [];

    /// <summary>Pictures that keep the class apart; empty for none.</summary>
    public IReadOnlyList<TrainingPicture> Regularization { get; init; } = [];
}
