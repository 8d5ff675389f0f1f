using KohyaPrep.Imaging;
using KohyaPrep.Imaging.Scores;

namespace KohyaPrep.Variants;

/// <summary>Originals spoilt in known ways.</summary>
internal static class Spoilt
{
    public static PixelImage Of(string how, NativePicture original, int seed, IReadOnlyList<(string Name, PixelImage Image)> all)
    {
        Random random = new(seed);
        PixelImage copy = new(original.Width, original.Height, [.. original.Image.Rgba]);
        int width = copy.Width;
        switch (how)
        {
            case "itself":
                break;
            case "uniform noise":
                random.NextBytes(copy.Rgba);
                break;
            case "own pixels shuffled":
                random.Shuffle(copy.Pixels);
                break;
            case "its flat background":
                copy.Pixels.Fill(original.Image.Pixels[Array.IndexOf(original.Colours, original.Ground.Colour)]);
                break;
            case "the mean of the set":
                for (int i = 0; i < copy.Rgba.Length; i++)
                    copy.Rgba[i] = (byte)Math.Round(all.Average(picture => (double)picture.Image.Rgba[i]));
                break;
            case "mirrored":
                for (int y = 0; y < copy.Height; y++)
                    copy.Row(y).Reverse();
                break;
            case "shifted by 1 px":
                for (int y = 0; y < copy.Height; y++)
                    original.Image.Row(y)[..(width - 1)].CopyTo(copy.Row(y)[1..]);
                break;
            case "another's background":
                for (int i = 0; i < copy.Pixels.Length; i++)
                    copy.Pixels[i] = original.Ground.Foreground[i] ? copy.Pixels[i] : Inverted(copy.Pixels[i]);
                break;
            default:
                Invert(copy, original, int.Parse(how.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), random);
                break;
        }

        return copy;
    }

    private static void Invert(PixelImage copy, NativePicture original, int count, Random random)
    {
        int[] figure = [.. Enumerable.Range(0, copy.Pixels.Length).Where(i => original.Ground.Foreground[i])];
        random.Shuffle(figure);
        foreach (int i in figure.Take(count))
            copy.Pixels[i] = Inverted(copy.Pixels[i]);
    }

    private static uint Inverted(uint pixel) => pixel ^ 0xFFFFFF;
}
