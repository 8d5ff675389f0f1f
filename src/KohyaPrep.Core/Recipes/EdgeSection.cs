namespace KohyaPrep.Core.Recipes;

/// <summary>How edge maps are made: with OpenCV's own meaning of Canny's values, and from the picture as it is trained on.</summary>
/// <param name="Low">Lower threshold of the hysteresis.</param>
/// <param name="High">Upper threshold of the hysteresis.</param>
/// <param name="Aperture">Size of the Sobel kernel: 3, 5 or 7.</param>
/// <param name="L2Gradient">Whether the gradient's length is Euclidean instead of the sum of its parts.</param>
public sealed record EdgeSection(double Low, double High, int Aperture, bool L2Gradient)
{
    public EdgeMethod Method { get; init; } = EdgeMethod.Canny;

    public EdgeChannel Channel { get; init; } = EdgeChannel.Luminance;

    /// <summary>Side of the Gaussian kernel that the picture is blurred with before Canny: 3, 5 or 7; 0 for none.</summary>
    public int Blur { get; init; }

    /// <summary>How wide a line is, in pixels; at least 1.</summary>
    public int Thickness { get; init; } = 1;

    /// <summary>How far each line grows to all sides, in pixels.</summary>
    public int Dilate { get; init; }

    /// <summary>Whether lines are black on white.</summary>
    public bool Invert { get; init; }

    /// <summary>
    /// The thresholds that hold where none are said. In one channel a step is smaller than in the sum of three, and in CIELAB smaller still.
    /// </summary>
    public static (double Low, double High) UsualThresholds(EdgeChannel channel) => channel switch
    {
        EdgeChannel.Luminance => (100, 200),
        EdgeChannel.Rgb => (30, 100),
        _ => (20, 60),
    };
}
