using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Palettes;

/// <summary>How much pixels of a sprite differ that were meant to have one colour.</summary>
internal static class SpriteNoise
{
    /// <summary>Neighbours that differ more were meant to.</summary>
    private const double Meant = 3;

    /// <returns>The median of the differences (CIEDE2000) between neighbours that hardly differ; 0 where they do not at all.</returns>
    public static double Of(PixelImage image)
    {
        Lab[] labs = [.. image.Rgba.Chunk(4).Select(pixel => Lab.Of(new Rgb(pixel[0], pixel[1], pixel[2])))];
        List<double> faint = [];
        for (int y = 0; y < image.Height; y++)
        {
            for (int x = 0; x < image.Width; x++)
            {
                int here = (y * image.Width) + x;
                if (x + 1 < image.Width)
                    Add(here, here + 1);
                if (y + 1 < image.Height)
                    Add(here, here + image.Width);
            }
        }

        if (faint.Count == 0)
            return 0;
        faint.Sort();
        return faint[faint.Count / 2];

        void Add(int one, int other)
        {
            if (image.Pixels[one] >> 24 == 0 || image.Pixels[other] >> 24 == 0 || ColourDifference.AtLeast(labs[one], labs[other]) > Meant)
                return;
            double difference = image.Pixels[one] == image.Pixels[other] ? 0 : ColourDifference.Between(labs[one], labs[other]);
            if (difference <= Meant)
                faint.Add(difference);
        }
    }
}
