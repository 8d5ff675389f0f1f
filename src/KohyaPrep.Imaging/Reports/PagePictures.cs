using KohyaPrep.Core.Pages;
using KohyaPrep.Imaging.ContactSheets;
using KohyaPrep.Imaging.Pictures;
using KohyaPrep.Imaging.Png;
using SkiaSharp;

namespace KohyaPrep.Imaging.Reports;

/// <summary>Pictures made small enough to travel in a page: sprites pixel for pixel, larger ones reduced.</summary>
public static class PagePictures
{
    /// <summary>Sprites up to this side stay as they are, in pixels.</summary>
    public const int LargestSprite = 128;

    private const int Quality = 80;

    /// <summary>Null when the file is not there or no picture.</summary>
    /// <param name="side">The longest side of a reduced picture, in pixels.</param>
    public static PagePicture? OfFile(string file, int side) => Read(file) is { } pixels ? Of(pixels, side) : null;

    /// <summary>Null when the file is not there or no picture.</summary>
    public static PixelImage? Read(string file)
    {
        try
        {
            return PictureDecoder.Decode(File.ReadAllBytes(file)).Pixels;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <param name="side">The longest side of a reduced picture, in pixels.</param>
    public static PagePicture Of(PixelImage pixels, int side)
    {
        int longest = Math.Max(pixels.Width, pixels.Height);
        if (longest <= LargestSprite)
            return new PagePicture(PngWriter.Encode(pixels), "image/png", pixels.Width, pixels.Height);
        PixelImage small = longest <= side ? pixels : Reduction.Shrink(pixels, (longest + side - 1) / side, areLines: false);
        return new PagePicture(WebP(small), "image/webp", small.Width, small.Height);
    }

    private static unsafe byte[] WebP(PixelImage pixels)
    {
        SKImageInfo info = new(pixels.Width, pixels.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        fixed (byte* bytes = pixels.Rgba)
        {
            using SKImage image = SKImage.FromPixels(info, (nint)bytes);
            using SKData data = image.Encode(SKEncodedImageFormat.Webp, Quality);
            return data.ToArray();
        }
    }
}
