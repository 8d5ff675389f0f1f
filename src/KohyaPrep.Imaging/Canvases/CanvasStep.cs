using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Canvases;

/// <summary>How one picture becomes a training picture.</summary>
/// <param name="Factor">Screen pixels for each art pixel, both ways; 1 leaves the size alone.</param>
/// <param name="Width">Of the finished picture, in pixels, at least the picture's own times <paramref name="Factor"/>.</param>
/// <param name="Height"><inheritdoc cref="CanvasStep" path="/param[@name='Width']"/></param>
/// <param name="Background">
/// Transparent pixels are flattened onto it first, and <see cref="BorderFill.Colour"/> is this colour. Null keeps alpha.
/// </param>
public sealed record CanvasStep(int Factor, int Width, int Height, BorderFill Border = BorderFill.Edge, Rgb? Background = null);
