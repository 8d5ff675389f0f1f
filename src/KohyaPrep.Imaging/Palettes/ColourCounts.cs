using System.Runtime.InteropServices;

namespace KohyaPrep.Imaging.Palettes;

/// <summary>The colours of a sprite. A wholly transparent pixel has none; those that are transparent in part are told apart by their alpha.</summary>
public static class ColourCounts
{
    /// <returns>Pixels of each colour, in the order in which they first stand in the picture.</returns>
    public static Dictionary<uint, int> Of(PixelImage image)
    {
        Dictionary<uint, int> counts = [];
        foreach (uint pixel in image.Pixels)
        {
            if (pixel >> 24 != 0)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, pixel, out _)++;
        }

        return counts;
    }
}
