namespace KohyaPrep.Imaging.Grids;

/// <summary>What can be seen of a picture.</summary>
internal static class Visible
{
    /// <summary>The picture with the hidden colours of wholly transparent pixels taken out.</summary>
    /// <returns>The picture itself when it has none.</returns>
    public static PixelImage Of(PixelImage image)
    {
        if (!image.Pixels.ContainsAnyInRange(1u, 0x00FFFFFFu))
            return image;
        PixelImage seen = new(image.Width, image.Height, [.. image.Rgba]);
        foreach (ref uint pixel in seen.Pixels)
            pixel = pixel >> 24 == 0 ? 0 : pixel;
        return seen;
    }
}
