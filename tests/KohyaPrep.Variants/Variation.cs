using KohyaPrep.Imaging;
using KohyaPrep.Imaging.Pictures;
using SkiaSharp;

namespace KohyaPrep.Variants;

/// <summary>What happens to a sprite on its way to a soft, large picture. Every step gives the same pixels on every run.</summary>
public static class Variation
{
    /// <summary>The nearest pixel, as Pillow's <c>resize(…, NEAREST)</c> takes it; also to sizes that are no multiple.</summary>
    public static PixelImage Enlarge(PixelImage sprite, int width, int height) => Remap(sprite, width, height, (x, y) =>
        ((int)((x + 0.5) * sprite.Width / width), (int)((y + 0.5) * sprite.Height / height)));

    public static PixelImage EnlargeByLanczos(PixelImage sprite, int width, int height) =>
        Resize(sprite, width, height, 3, Resampling.Lanczos);

    public static PixelImage EnlargeByCubic(PixelImage sprite, int width, int height) =>
        Resize(sprite, width, height, 2, Resampling.Cubic);

    public static PixelImage Jpeg(PixelImage image, int quality)
    {
        SKImageInfo info = new(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using SKImage picture = SKImage.FromPixelCopy(info, image.Rgba);
        using SKData data = picture.Encode(SKEncodedImageFormat.Jpeg, quality);
        return PictureDecoder.Decode(data.ToArray()).Pixels!;
    }

    /// <summary>Normal noise on each channel of each pixel.</summary>
    public static PixelImage Noise(PixelImage image, double deviation, int seed)
    {
        Plane plane = new(image);
        AddNoise(plane, deviation, new Dice((ulong)seed + 1));
        return plane.ToImage();
    }

    public static PixelImage Blur(PixelImage image, double sigma) => Blurred(image, sigma).ToImage();

    /// <summary>
    /// What the decoder of a latent diffusion model leaves behind: soft borders, colours that drift over a few cells (the latent is 8 times
    /// smaller), and a trace of grain. <paramref name="strength"/> 1 has the figures of real outputs.
    /// </summary>
    public static PixelImage Decode(PixelImage image, double strength, int seed)
    {
        Dice dice = new(((ulong)seed << 20) + 7);
        Plane plane = Blurred(image, 1.2 * strength);
        AddDrift(plane, 4, 1.85 * strength, dice);
        AddDrift(plane, image.Width / 8, 1.0 * strength, dice);
        AddNoise(plane, 0.6 * strength, dice);
        return plane.ToImage();
    }

    /// <summary>Bends rows and columns by smooth amounts of up to so many pixels.</summary>
    public static PixelImage Warp(PixelImage image, double most, int seed)
    {
        Dice dice = new(((ulong)seed << 20) + 11);
        Plane bend = new(image.Width, image.Height);
        AddField(bend, 4, () => ((2 * dice.Next()) - 1) * most);
        Plane source = new(image), bent = new(image.Width, image.Height);
        for (int y = 0; y < image.Height; y++)
        {
            for (int x = 0; x < image.Width; x++)
            {
                int at = 3 * ((y * image.Width) + x);
                for (int channel = 0; channel < 3; channel++)
                    bent.Values[at + channel] = source.At(x + bend.Values[at], y + bend.Values[at + 1], channel);
            }
        }

        return bent.ToImage();
    }

    /// <summary>Moves everything right and down; what comes in repeats the edge.</summary>
    public static PixelImage Shift(PixelImage image, int right, int down) =>
        Remap(image, image.Width, image.Height, (x, y) => (x - right, y - down));

    public static PixelImage Crop(PixelImage image, int left, int top, int width, int height) =>
        Remap(image, width, height, (x, y) => (x + left, y + top));

    private static PixelImage Remap(PixelImage image, int width, int height, Func<int, int, (int X, int Y)> source)
    {
        PixelImage result = new(width, height, new byte[4 * width * height]);
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                (int fromX, int fromY) = source(x, y);
                result.Row(y)[x] = image.Row(Math.Clamp(fromY, 0, image.Height - 1))[Math.Clamp(fromX, 0, image.Width - 1)];
            }
        }

        return result;
    }

    private static PixelImage Resize(PixelImage sprite, int width, int height, double reach, Func<double, double> kernel) =>
        new Plane(sprite).Filter(Resampling.Taps(sprite.Width, width, reach, kernel), Resampling.Taps(sprite.Height, height, reach, kernel)).ToImage();

    private static Plane Blurred(PixelImage image, double sigma) =>
        new Plane(image).Filter(Resampling.GaussianTaps(image.Width, sigma), Resampling.GaussianTaps(image.Height, sigma));

    private static void AddNoise(Plane plane, double deviation, Dice dice)
    {
        for (int i = 0; i < plane.Values.Length; i++)
            plane.Values[i] += (float)(deviation * dice.NextNormal());
    }

    private static void AddDrift(Plane plane, int knots, double deviation, Dice dice) =>
        AddField(plane, knots, () => deviation * dice.NextNormal());

    /// <summary>Adds numbers drawn for a coarse square of knots, with cubic curves between them.</summary>
    private static void AddField(Plane plane, int knots, Func<double> draw)
    {
        Plane coarse = new(knots, knots);
        for (int i = 0; i < coarse.Values.Length; i++)
            coarse.Values[i] = (float)draw();
        Plane field = coarse.Filter(
            Resampling.Taps(knots, plane.Width, 2, Resampling.Cubic), Resampling.Taps(knots, plane.Height, 2, Resampling.Cubic));
        for (int i = 0; i < plane.Values.Length; i++)
            plane.Values[i] += field.Values[i];
    }
}
