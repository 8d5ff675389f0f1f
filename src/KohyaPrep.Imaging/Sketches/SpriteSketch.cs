using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Sketches;

/// <summary>Looks at a sprite as a painter would: what is behind, and which colours are there.</summary>
public static class SpriteSketch
{
    /// <summary>Longest side of a picture that counts as a sprite, in pixels.</summary>
    public const int LongestSide = 128;

    /// <summary>A colour with a smaller share of its area is not named.</summary>
    private const double SmallestShare = 0.05;

    private const int MostColours = 5;

    /// <summary>Whether a picture is small enough.</summary>
    public static bool Applies(PixelImage image) => image.Width <= LongestSide && image.Height <= LongestSide;

    /// <returns>
    /// Without background colours where its kind is unknown; the dominant colours are then those of the whole picture.
    /// </returns>
    public static ColourSketch Draw(PixelImage image)
    {
        SpriteFrame frame = SpriteFrame.Of(image);
        BackgroundKind kind = BackgroundPattern.Of(image, frame);
        bool[] isBackground = kind == BackgroundKind.Unknown ? new bool[image.Pixels.Length] : Flood(image, frame.Clusters);
        IReadOnlyList<string> behind = kind == BackgroundKind.Solid
            ? [ColourNames.Of(frame.Clusters.Centre(0))]
            : NamesOf(image, isBackground, wanted: true);
        return new ColourSketch(kind, behind, NamesOf(image, isBackground, wanted: false));
    }

    /// <summary>What is joined to the top, left or right edge by pixels of the frame's colours.</summary>
    private static bool[] Flood(PixelImage image, ColourClusters clusters)
    {
        bool[] reached = new bool[image.Pixels.Length];
        Stack<(int X, int Y)> open = [];
        for (int x = 0; x < image.Width; x++)
            open.Push((x, 0));
        for (int y = 0; y < image.Height; y++)
        {
            open.Push((0, y));
            open.Push((image.Width - 1, y));
        }

        while (open.TryPop(out (int X, int Y) at))
        {
            if (at.X < 0 || at.Y < 0 || at.X >= image.Width || at.Y >= image.Height || reached[(at.Y * image.Width) + at.X])
                continue;
            if (clusters.Of(image.Row(at.Y)[at.X]) == ColourClusters.None)
                continue;
            reached[(at.Y * image.Width) + at.X] = true;
            open.Push((at.X - 1, at.Y));
            open.Push((at.X + 1, at.Y));
            open.Push((at.X, at.Y - 1));
            open.Push((at.X, at.Y + 1));
        }

        return reached;
    }

    private static List<string> NamesOf(PixelImage image, bool[] isBackground, bool wanted)
    {
        Dictionary<uint, int> counts = [];
        int all = 0;
        for (int i = 0; i < isBackground.Length; i++)
        {
            uint pixel = image.Pixels[i];
            if (isBackground[i] != wanted || pixel >> 24 == 0)
                continue;
            all++;
            counts[pixel] = counts.GetValueOrDefault(pixel) + 1;
        }

        return [.. counts
            .GroupBy(colour => ColourNames.Of(Rgb.OfPixel(colour.Key)), colour => colour.Value, StringComparer.Ordinal)
            .Select(name => (name.Key, Area: name.Sum()))
            .Where(name => name.Area >= SmallestShare * all)
            .OrderByDescending(name => name.Area)
            .ThenBy(name => name.Key, StringComparer.Ordinal)
            .Take(MostColours)
            .Select(name => name.Key)];
    }
}
