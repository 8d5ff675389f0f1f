using KohyaPrep.Core.Scores;

namespace KohyaPrep.Imaging.Scores;

/// <summary>Measures on the originals themselves what a score means.</summary>
internal sealed class BaselineMeasure(ReferenceSet set, NativePicture[] measured)
{
    private const int NoisePictures = 4;
    private const int Splits = 2;

    public ScoreBaselines Measure()
    {
        (double Match, bool AreTwins)[,] all = Compare();
        int twins = 0;
        List<double> another = [];
        List<double> mostSimilar = [];
        for (int i = 0; i < measured.Length; i++)
        {
            bool hasTwin = false;
            double most = -1;
            for (int other = 0; other < measured.Length; other++)
            {
                if (other == i)
                    continue;
                (double match, bool areTwins) = all[other, i];
                if (areTwins)
                {
                    hasTwin = true;
                    continue;
                }

                another.Add(match);
                most = Math.Max(most, match);
            }

            twins += hasTwin ? 1 : 0;
            if (most >= 0)
                mostSimilar.Add(most);
        }

        NativePicture[] flat = NativePicture.Prepare([.. measured.Select(picture => ("", Flat(picture)))], set.Table);
        NativePicture[] noise = NativePicture.Prepare([.. Enumerable.Range(0, NoisePictures).Select(i => ("", Noise(i)))], set.Table);
        return new ScoreBaselines(
            Compared((i, comparison) => comparison.Match(measured[i], measured[i])),
            Statistics.SpreadOf(another),
            Statistics.SpreadOf(mostSimilar),
            Compared((i, comparison) => comparison.Match(flat[i], measured[i])),
            Compared((i, comparison) => comparison.Match(noise[i % NoisePictures], measured[i])),
            HeldOutStyle(),
            Statistics.SpreadOf(set.Each(NoisePictures, (i, distances) => set.Bands.Style(StyleMeasure.Of(noise[i], set.Table, distances, colour => set.Palette.Of(colour, null))))),
            Statistics.SpreadOf(set.Features.Select(values => values[(int)StyleFeature.Colours])),
            twins);
    }

    /// <summary>Each, as the generated one (first place), with each as the original.</summary>
    private (double Match, bool AreTwins)[,] Compare()
    {
        (double, bool)[,] all = new (double, bool)[measured.Length, measured.Length];
        set.EachCompared(measured.Length, (i, comparison) =>
        {
            for (int other = 0; other < i; other++)
            {
                (double forth, double back, bool areTwins) = comparison.BothWays(measured[i], measured[other]);
                (all[i, other], all[other, i]) = ((forth, areTwins), (back, areTwins));
            }

            return 0;
        });
        return all;
    }

    private Spread Compared(Func<int, PairComparison, double> work) => Statistics.SpreadOf(set.EachCompared(measured.Length, work));

    /// <summary>Bands and palette from one half, scored on the other: what a perfect generator would reach.</summary>
    private Spread HeldOutStyle()
    {
        if (measured.Length < 4)
            return Statistics.SpreadOf([]);
        List<double> styles = [];
        for (int split = 0; split < Splits; split++)
        {
            int[] order = [.. Enumerable.Range(0, measured.Length)];
            new Random(split + 1).Shuffle(order);
            int[] first = order[..(order.Length / 2)], second = order[(order.Length / 2)..];
            styles.AddRange(HeldOut(first, second));
            styles.AddRange(HeldOut(second, first));
        }

        return Statistics.SpreadOf(styles);
    }

    private double[] HeldOut(int[] known, int[] asked)
    {
        PaletteDistances palette = new([.. known.Select(i => measured[i])], set.Table);
        double[][] values = set.Each(known.Length, (i, _) => WithPalette(known[i], palette, i));
        StyleBands bands = new(values);
        return set.Each(asked.Length, (i, _) => bands.Style(WithPalette(asked[i], palette, null)));
    }

    private double[] WithPalette(int picture, PaletteDistances palette, int? besides)
    {
        double[] values = [.. set.Features[picture]];
        values[(int)StyleFeature.PaletteDistance] = measured[picture].Colours.CountBy(colour => colour)
            .Sum(pair => pair.Value * palette.Of(pair.Key, besides)) / measured[picture].Colours.Length;
        return values;
    }

    private static PixelImage Flat(NativePicture picture)
    {
        int place = Array.IndexOf(picture.Colours, picture.Ground.Colour);
        PixelImage flat = new(picture.Width, picture.Height, new byte[picture.Image.Rgba.Length]);
        flat.Pixels.Fill(picture.Image.Pixels[place]);
        return flat;
    }

    private PixelImage Noise(int seed)
    {
        byte[] rgba = new byte[4 * set.Width * set.Height];
        new Random(seed).NextBytes(rgba);
        return new PixelImage(set.Width, set.Height, rgba);
    }
}
