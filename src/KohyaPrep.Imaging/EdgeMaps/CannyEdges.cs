using KohyaPrep.Core.Recipes;
using OpenCvSharp;

namespace KohyaPrep.Imaging.EdgeMaps;

/// <summary>
/// Edge maps equal to Python's <c>cv2.Canny(cv2.cvtColor(cv2.imread(path), cv2.COLOR_BGR2GRAY), low, high, None, aperture, l2)</c>:
/// alpha is ignored.
/// </summary>
public static class CannyEdges
{
    /// <summary>
    /// Loads OpenCV now instead of with the first map. For whoever draws in a parallel loop, which would wrap the exception.
    /// </summary>
    /// <exception cref="Core.KohyaPrepException">OpenCV cannot be loaded on this machine.</exception>
    public static void EnsureAvailable() => OpenCvLibrary.Ensure();

    /// <returns>White lines on black, opaque, as large as the picture; write it with <see cref="Png.PngColour.Gray"/>.</returns>
    /// <exception cref="Core.KohyaPrepException">OpenCV cannot be loaded on this machine.</exception>
    public static unsafe PixelImage Draw(PixelImage image, EdgeSection settings)
    {
        if (settings.Aperture is not (3 or 5 or 7))
            throw new ArgumentException("The aperture must be 3, 5 or 7.", nameof(settings));
        OpenCvLibrary.Ensure();
        byte[] map = GC.AllocateUninitializedArray<byte>(image.Rgba.Length);
        fixed (byte* source = image.Rgba, target = map)
        {
            using Mat colours = Mat.FromPixelData(image.Height, image.Width, MatType.CV_8UC4, (nint)source);
            using Mat gray = new();
            using Mat edges = new();
            using Mat drawn = Mat.FromPixelData(image.Height, image.Width, MatType.CV_8UC4, (nint)target);
            Cv2.CvtColor(colours, gray, ColorConversionCodes.RGBA2GRAY);
            Cv2.Canny(gray, edges, settings.Low, settings.High, settings.Aperture, settings.L2Gradient);
            Cv2.CvtColor(edges, drawn, ColorConversionCodes.GRAY2RGBA);
        }

        return new PixelImage(image.Width, image.Height, map);
    }
}
