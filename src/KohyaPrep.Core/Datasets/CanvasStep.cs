using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Datasets;

/// <summary>What is done to one picture: recovered, cropped, flattened onto a background, enlarged by a whole factor, put in the middle of a canvas.</summary>
/// <param name="Factor">Each pixel becomes Factor × Factor.</param>
/// <param name="Width">Of the canvas in pixels; at least the enlarged picture's.</param>
/// <param name="Height">Of the canvas in pixels; at least the enlarged picture's.</param>
/// <param name="Border">How the canvas around the picture is filled.</param>
/// <param name="Background">What transparent pixels are flattened onto; null keeps them.</param>
public sealed record CanvasStep(int Factor, int Width, int Height, Border Border, Rgb? Background)
{
    /// <summary>Whether the picture is first brought back to the art pixels that it shows.</summary>
    public bool Recovers { get; init; }

    /// <summary>What is kept of it then; null for all.</summary>
    public CropBox? Crop { get; init; }
}
