namespace KohyaPrep.Core.Recipes;

/// <summary>How Canny edge maps are made, with OpenCV's own meaning of each value.</summary>
/// <param name="Low">Lower threshold of the hysteresis.</param>
/// <param name="High">Upper threshold of the hysteresis.</param>
/// <param name="Aperture">Size of the Sobel kernel: 3, 5 or 7.</param>
/// <param name="L2Gradient">Whether the gradient's length is Euclidean instead of the sum of its parts.</param>
public sealed record EdgeSection(double Low, double High, int Aperture, bool L2Gradient);
