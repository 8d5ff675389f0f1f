using KohyaPrep.Core.Datasets;
using KohyaPrep.Imaging;
using KohyaPrep.Imaging.Canvases;
using KohyaPrep.Imaging.Pictures;
using KohyaPrep.Imaging.Png;
using SkiaSharp;

namespace KohyaPrep.Captioning.Visions;

/// <summary>A picture as a server gets it: as the trainer sees it, without transparency, enlarged by a whole factor.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="DataUrl">The picture itself, as text.</param>
public sealed record SentPicture(int Width, int Height, string DataUrl)
{
    /// <summary>Longest side of a picture that servers take without shrinking it themselves, in pixels.</summary>
    private const int LongestSide = 2048;

    /// <summary>The size that a picture is sent in, without reading it.</summary>
    public static (int Width, int Height) SizeOf(ImageFacts picture, int size)
    {
        int longest = Math.Max(picture.Width, picture.Height);
        int factor = Math.Max(1, size / Math.Max(1, longest));
        if (longest <= LongestSide)
            return (picture.Width * factor, picture.Height * factor);
        double shrink = (double)LongestSide / longest;
        return (Math.Max(1, (int)(picture.Width * shrink)), Math.Max(1, (int)(picture.Height * shrink)));
    }

    /// <param name="file">The whole picture file.</param>
    /// <param name="size">See <see cref="VisionSetting.Size"/>.</param>
    /// <returns>Null when it cannot be decoded.</returns>
    public static SentPicture? Of(byte[] file, int size)
    {
        if (PictureDecoder.Decode(file).Pixels is not { } pixels)
            return null;
        int longest = Math.Max(pixels.Width, pixels.Height);
        if (longest > LongestSide)
            return Shrunk(pixels, (double)LongestSide / longest);
        PixelImage enlarged = Canvas.Enlarge(pixels, Math.Max(1, size / longest));
        return Of(enlarged.Width, enlarged.Height, PngWriter.Encode(enlarged, PngColour.Rgb));
    }

    private static SentPicture Shrunk(PixelImage pixels, double factor)
    {
        SKImageInfo whole = new(pixels.Width, pixels.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        SKImageInfo small = whole.WithSize(Math.Max(1, (int)(pixels.Width * factor)), Math.Max(1, (int)(pixels.Height * factor)));
        using SKImage image = SKImage.FromPixelCopy(whole, pixels.Rgba);
        using SKBitmap bitmap = new(small);
        image.ScalePixels(bitmap.PeekPixels(), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        using SKData data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return Of(small.Width, small.Height, data.ToArray());
    }

    private static SentPicture Of(int width, int height, byte[] png) => new(width, height, $"data:image/png;base64,{Convert.ToBase64String(png)}");
}
