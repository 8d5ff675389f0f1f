using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Preparations;

/// <summary>A picture as it comes to the canvas.</summary>
/// <param name="Dataset">That it is of.</param>
/// <param name="Facts">With the size that it has then.</param>
/// <param name="Recovers">Whether it is brought back to its art pixels.</param>
/// <param name="Crop">What is kept of it then; null for all.</param>
public sealed record PlannedSource(Dataset Dataset, ImageFacts Facts, bool Recovers, CropBox? Crop)
{
    /// <summary>The canvas' step with what comes before it; null where nothing is done at all.</summary>
    public CanvasStep? With(CanvasStep? step, CanvasChoice canvas) => !Recovers && Crop is null
        ? step
        : (step ?? new CanvasStep(1, Facts.Width, Facts.Height, canvas.Border, canvas.Background)) with { Recovers = Recovers, Crop = Crop };
}
