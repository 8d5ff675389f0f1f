using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Preparations;

/// <summary>
/// The box around what stands before the background: around all pixels that are not joined to the border, side by side, by transparent pixels or by such as
/// look like the border's most frequent colour (CIEDE2000 up to 5). The border is the top row and the left and right columns.
/// </summary>
internal static class ContentBox
{
    private const double Alike = 5;

    /// <summary>A border that has less of its most frequent colour is of stripes, a gradient or a scene: of such a background no part is cut away.</summary>
    private const double LeastPlain = 0.6;

    /// <returns>Null where it would be the whole picture, or nothing, and where the background is not plain.</returns>
    public static CropBox? Of(PixelImage image)
    {
        (int width, int height) = (image.Width, image.Height);
        List<int> border = [.. Enumerable.Range(0, width), .. Enumerable.Range(1, height - 1).SelectMany(y => new[] { y * width, (y * width) + width - 1 })];
        uint ground = border.Select(place => image.Pixels[place]).GroupBy(pixel => pixel).MaxBy(group => group.Count())!.Key;
        Dictionary<uint, bool> known = [];
        if (border.Count(place => IsGround(image.Pixels[place])) < LeastPlain * border.Count)
            return null;
        return Around(BorderFlood.Of(width, height, place => IsGround(image.Pixels[place])), width, height);

        bool IsGround(uint pixel)
        {
            if (pixel >> 24 == 0 || pixel == ground)
                return true;
            if (!known.TryGetValue(pixel, out bool isAlike))
                known[pixel] = isAlike = ground >> 24 != 0 && ColourDifference.Between(Rgb.OfPixel(pixel), Rgb.OfPixel(ground)) <= Alike;
            return isAlike;
        }
    }

    private static CropBox? Around(bool[] reached, int width, int height)
    {
        (int left, int top, int right, int bottom) = (width, height, -1, -1);
        for (int at = 0; at < reached.Length; at++)
        {
            if (reached[at])
                continue;
            (int x, int y) = (at % width, at / width);
            (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
        }

        CropBox box = new(left, top, right - left + 1, bottom - top + 1);
        return right < 0 || box == new CropBox(0, 0, width, height) ? null : box;
    }
}
