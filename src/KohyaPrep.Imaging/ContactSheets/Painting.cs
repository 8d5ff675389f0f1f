using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.ContactSheets;

/// <summary>Draws onto a picture in place; what lies outside of it is left out.</summary>
internal static class Painting
{
    public static void Fill(PixelImage target, int x, int y, int width, int height, Rgb colour)
    {
        int left = Math.Clamp(x, 0, target.Width), right = Math.Clamp(x + width, 0, target.Width);
        for (int row = Math.Max(0, y); row < Math.Min(target.Height, y + height); row++)
            target.Row(row)[left..right].Fill(colour.Pixel);
    }

    /// <summary>Copies an opaque picture.</summary>
    public static void Copy(PixelImage target, PixelImage source, int x, int y)
    {
        int width = Math.Min(source.Width, target.Width - x);
        for (int row = 0; row < Math.Min(source.Height, target.Height - y); row++)
            source.Row(row)[..width].CopyTo(target.Row(y + row)[x..]);
    }

    /// <summary>A board of two grays, as transparent pixels are shown.</summary>
    public static PixelImage OnBoard(PixelImage image, int square)
    {
        if (!image.Pixels.ContainsAnyExceptInRange(0xFF000000, uint.MaxValue))
            return image;
        PixelImage shown = new(image.Width, image.Height, new byte[image.Rgba.Length]);
        Rgb light = new(0x6A, 0x6D, 0x74), dark = new(0x50, 0x53, 0x5A);
        PixelImage overLight = Canvases.Canvas.Flatten(image, light), overDark = Canvases.Canvas.Flatten(image, dark);
        for (int y = 0; y < image.Height; y++)
        {
            for (int x = 0; x < image.Width; x++)
                shown.Row(y)[x] = ((x / square) + (y / square)) % 2 == 0 ? overLight.Row(y)[x] : overDark.Row(y)[x];
        }

        return shown;
    }
}
