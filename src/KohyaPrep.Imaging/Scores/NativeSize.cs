using KohyaPrep.Core.Scores;

namespace KohyaPrep.Imaging.Scores;

/// <summary>Brings a picture to the size of the originals.</summary>
internal static class NativeSize
{
    /// <returns>The picture itself where it has that size.</returns>
    public static (PixelImage Image, Reduction How) Reduce(PixelImage image, int width, int height)
    {
        if (image.Width == width && image.Height == height)
            return (image, Reduction.None);
        bool isPadded = image.Width >= width && image.Height >= height && image.Width < 2 * width && image.Height < 2 * height;
        return isPadded ? (Middle(image, width, height), Reduction.None) : (Nearest(image, width, height), Reduction.Nearest);
    }

    /// <summary>Of a picture that was only padded, as for SDXL from 24 to 32.</summary>
    private static PixelImage Middle(PixelImage image, int width, int height)
    {
        PixelImage middle = new(width, height, new byte[4 * width * height]);
        int left = (image.Width - width) / 2, top = (image.Height - height) / 2;
        for (int y = 0; y < height; y++)
            image.Row(top + y).Slice(left, width).CopyTo(middle.Row(y));
        return middle;
    }

    /// <summary>Of each block the pixel in its middle.</summary>
    private static PixelImage Nearest(PixelImage image, int width, int height)
    {
        PixelImage small = new(width, height, new byte[4 * width * height]);
        for (int y = 0; y < height; y++)
        {
            Span<uint> row = image.Row(((2 * y) + 1) * image.Height / (2 * height));
            for (int x = 0; x < width; x++)
                small.Row(y)[x] = row[((2 * x) + 1) * image.Width / (2 * width)];
        }

        return small;
    }
}
