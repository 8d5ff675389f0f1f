using System.Collections.Concurrent;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Palettes;

/// <summary>Gives a sprite the colours of a palette, each the one that differs least (CIEDE2000). Alpha stays.</summary>
/// <param name="palette">At least one colour; of equal differences the first wins.</param>
public sealed class PaletteMap(IReadOnlyList<Rgb> palette)
{
    /// <summary>Half the range over which a pattern moves colours, in levels.</summary>
    private const double PatternStrength = 16;

    private static readonly int[] Bayer = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5];

    private readonly Lab[] labs = [.. palette.Select(Lab.Of)];
    private readonly ConcurrentDictionary<Rgb, Rgb> known = [];

    public PixelImage Apply(PixelImage image, Dithering dithering) => dithering switch
    {
        Dithering.Ordered => Ordered(image),
        Dithering.Diffused => Diffused(image),
        _ => Recoloured.Of(image, pixel => WithAlpha(Nearest(Rgb.OfPixel(pixel)), pixel)),
    };

    /// <summary>The colour of the palette that differs least.</summary>
    public Rgb Nearest(Rgb colour)
    {
        if (known.TryGetValue(colour, out Rgb nearest))
            return nearest;
        Lab lab = Lab.Of(colour);
        double least = double.MaxValue;
        for (int i = 0; i < labs.Length; i++)
        {
            if (ColourDifference.AtLeast(labs[i], lab) >= least)
                continue;
            double difference = ColourDifference.Between(labs[i], lab);
            if (difference < least)
                (nearest, least) = (palette[i], difference);
        }

        known[colour] = nearest;
        return nearest;
    }

    private PixelImage Ordered(PixelImage image)
    {
        PixelImage result = new(image.Width, image.Height, new byte[image.Rgba.Length]);
        for (int y = 0; y < image.Height; y++)
        {
            for (int x = 0; x < image.Width; x++)
            {
                uint pixel = image.Row(y)[x];
                double move = (((Bayer[(y % 4 * 4) + (x % 4)] + 0.5) / 8) - 1) * PatternStrength;
                Rgb colour = Rgb.OfPixel(pixel);
                if (pixel >> 24 != 0)
                    result.Row(y)[x] = WithAlpha(Nearest(new Rgb(Level(colour.Red + move), Level(colour.Green + move), Level(colour.Blue + move))), pixel);
            }
        }

        return result;
    }

    private PixelImage Diffused(PixelImage image)
    {
        PixelImage result = new(image.Width, image.Height, new byte[image.Rgba.Length]);
        double[] off = new double[3 * (image.Width + 2) * (image.Height + 1)];
        for (int y = 0; y < image.Height; y++)
        {
            for (int x = 0; x < image.Width; x++)
            {
                uint pixel = image.Row(y)[x];
                if (pixel >> 24 == 0)
                    continue;
                int at = 3 * ((y * (image.Width + 2)) + x + 1), below = at + (3 * (image.Width + 2));
                Rgb colour = Rgb.OfPixel(pixel);
                Rgb wanted = new(Level(colour.Red + off[at]), Level(colour.Green + off[at + 1]), Level(colour.Blue + off[at + 2]));
                Rgb given = Nearest(wanted);
                result.Row(y)[x] = WithAlpha(given, pixel);
                Pass(0, wanted.Red - given.Red);
                Pass(1, wanted.Green - given.Green);
                Pass(2, wanted.Blue - given.Blue);

                void Pass(int channel, double error)
                {
                    off[at + channel + 3] += error * 7 / 16;
                    off[below + channel - 3] += error * 3 / 16;
                    off[below + channel] += error * 5 / 16;
                    off[below + channel + 3] += error / 16;
                }
            }
        }

        return result;
    }

    private static byte Level(double value) => (byte)Math.Clamp(Math.Round(value), 0, 255);

    private static uint WithAlpha(Rgb colour, uint pixel) => (colour.Pixel & 0x00FFFFFF) | (pixel & 0xFF000000);
}
