using KohyaPrep.Core.Recipes;
using OpenCvSharp;

namespace KohyaPrep.Imaging.EdgeMaps;

/// <summary>
/// Equal to Python's <c>cv2.Canny(channel, low, high, None, aperture, l2)</c>: on <c>cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)</c>, or on each
/// channel of the picture or of <c>cv2.COLOR_BGR2LAB</c>, where a pixel is white that is white in any of the three. (Canny of a picture of three
/// channels takes the largest gradient of each pixel instead, and closes fewer borders where two channels take turns.)
/// </summary>
internal static class CannyEdges
{
    /// <returns>Width·Height bytes, 255 for an edge and 0.</returns>
    public static unsafe byte[] Draw(PixelImage image, EdgeSection settings)
    {
        if (settings.Aperture is not (3 or 5 or 7))
            throw new ArgumentException("The aperture must be 3, 5 or 7.", nameof(settings));
        OpenCvLibrary.Ensure();
        byte[] map = GC.AllocateUninitializedArray<byte>(image.Width * image.Height);
        fixed (byte* source = image.Rgba, target = map)
        {
            using Mat colours = Mat.FromPixelData(image.Height, image.Width, MatType.CV_8UC4, (nint)source);
            using Mat edges = Mat.FromPixelData(image.Height, image.Width, MatType.CV_8UC1, (nint)target);
            using Mat blurred = Blurred(colours, settings.Blur);
            using Mat converted = blurred.CvtColor(settings.Channel switch
            {
                EdgeChannel.Luminance => ColorConversionCodes.RGBA2GRAY,
                EdgeChannel.Rgb => ColorConversionCodes.RGBA2RGB,
                _ => ColorConversionCodes.RGBA2BGR,
            });
            if (settings.Channel == EdgeChannel.Luminance)
            {
                Canny(converted, edges, settings);
                return map;
            }

            if (settings.Channel == EdgeChannel.Lab)
                Cv2.CvtColor(converted, converted, ColorConversionCodes.BGR2Lab);
            edges.SetTo(Scalar.Black);
            using Mat channel = new();
            using Mat found = new();
            for (int i = 0; i < 3; i++)
            {
                Cv2.ExtractChannel(converted, channel, i);
                Canny(channel, found, settings);
                Cv2.BitwiseOr(edges, found, edges);
            }
        }

        return map;
    }

    private static void Canny(Mat channel, Mat edges, EdgeSection settings) =>
        Cv2.Canny(channel, edges, settings.Low, settings.High, settings.Aperture, settings.L2Gradient);

    private static Mat Blurred(Mat colours, int side) => side == 0 ? colours.Clone() : colours.GaussianBlur(new Size(side, side), 0);
}
