namespace KohyaPrep.Imaging.Palettes;

/// <summary>A sprite in other colours.</summary>
internal static class Recoloured
{
    /// <param name="colour">Asked once for each colour; wholly transparent pixels stay as they are.</param>
    public static PixelImage Of(PixelImage image, Func<uint, uint> colour)
    {
        PixelImage result = new(image.Width, image.Height, new byte[image.Rgba.Length]);
        Dictionary<uint, uint> known = [];
        for (int i = 0; i < image.Pixels.Length; i++)
        {
            uint pixel = image.Pixels[i];
            if (pixel >> 24 == 0)
                continue;
            if (!known.TryGetValue(pixel, out uint other))
                known.Add(pixel, other = colour(pixel));
            result.Pixels[i] = other;
        }

        return result;
    }
}
