using KohyaPrep.Core.Scores;
using KohyaPrep.Imaging.Recoveries;

namespace KohyaPrep.Imaging.Scores;

/// <summary>Brings a picture to the size of the originals.</summary>
internal static class NativeSize
{
    /// <summary>As <c>finish</c> does by default; where it sees another grid than one of this size, the middle of each block stands for it.</summary>
    /// <returns>The picture itself where it has that size.</returns>
    public static (PixelImage Image, Reduction How) Reduce(PixelImage image, int width, int height)
    {
        if (image.Width == width && image.Height == height)
            return (image, Reduction.None);
        bool isPadded = image.Width >= width && image.Height >= height && image.Width < 2 * width && image.Height < 2 * height;
        if (isPadded)
            return (Middle(image, width, height), Reduction.None);
        PixelImage? sprite = PictureRecovery.Recover(image, new RecoveryRequest { Size = new SpriteSize(width, height) }).Sprite;
        return sprite is null ? (Nearest(image, width, height), Reduction.Nearest) : (sprite, Reduction.Finish);
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
