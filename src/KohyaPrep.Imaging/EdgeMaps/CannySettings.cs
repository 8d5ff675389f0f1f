namespace KohyaPrep.Imaging.EdgeMaps;

/// <summary>Arguments of <c>cv2.Canny</c>.</summary>
/// <param name="Low">First threshold: a gradient above it is an edge where it touches a strong one.</param>
/// <param name="High">Second threshold: a gradient above it is an edge.</param>
/// <param name="Aperture">Of the Sobel operator: 3, 5 or 7.</param>
/// <param name="L2Gradient">The root of the squares, instead of the sum of the amounts.</param>
public sealed record CannySettings(double Low = 100, double High = 200, int Aperture = 3, bool L2Gradient = false);
