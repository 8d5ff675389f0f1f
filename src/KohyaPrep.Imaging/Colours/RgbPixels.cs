using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Imaging.Colours;

/// <summary>Colours as pixels of <see cref="PixelImage"/>.</summary>
public static class RgbPixels
{
    extension(Rgb colour)
    {
        /// <summary>The colour as an opaque pixel.</summary>
        public uint Pixel => colour.Red | ((uint)colour.Green << 8) | ((uint)colour.Blue << 16) | 0xFF000000;

        /// <summary>The colour of a pixel, its alpha left out.</summary>
        public static Rgb OfPixel(uint pixel) => new((byte)pixel, (byte)(pixel >> 8), (byte)(pixel >> 16));
    }
}
