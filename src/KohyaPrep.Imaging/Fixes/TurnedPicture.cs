namespace KohyaPrep.Imaging.Fixes;

/// <summary>Pictures turned and mirrored as EXIF's orientation asks (EXIF 2.32, tag 0x0112).</summary>
public static class TurnedPicture
{
    /// <param name="orientation">1 to 8: what was done to the picture when it was stored, so that the reverse shows it upright.</param>
    /// <returns>The picture itself for 1.</returns>
    public static PixelImage Of(PixelImage image, int orientation)
    {
        if (orientation <= 1)
            return image;
        (int width, int height) = orientation >= 5 ? (image.Height, image.Width) : (image.Width, image.Height);
        PixelImage turned = new(width, height, GC.AllocateUninitializedArray<byte>(image.Rgba.Length));
        (int right, int bottom) = (image.Width - 1, image.Height - 1);
        ReadOnlySpan<uint> source = image.Pixels;
        Span<uint> target = turned.Pixels;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                (int column, int row) = orientation switch
                {
                    2 => (right - x, y),
                    3 => (right - x, bottom - y),
                    4 => (x, bottom - y),
                    5 => (y, x),
                    6 => (y, bottom - x),
                    7 => (right - y, bottom - x),
                    _ => (right - y, x),
                };
                target[(y * width) + x] = source[(row * image.Width) + column];
            }
        }

        return turned;
    }
}
