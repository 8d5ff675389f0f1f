using CsCheck;
using KohyaPrep.Fixtures;
using KohyaPrep.Imaging.Measures;

namespace KohyaPrep.Imaging.Tests;

/// <summary>What is computed many pixels at a time, against the definition, a pixel at a time.</summary>
public sealed class LumaMeasureTests
{
    private static readonly Gen<PixelImage> Pictures =
        from width in Gen.Int[1, 150]
        from height in Gen.Int[1, 150]
        from smooth in Gen.Int[1, 40]
        from seed in Gen.Int
        select Picture(width, height, smooth, seed);

    [Fact]
    public void Luma_is_that_of_each_pixel() => Pictures.Sample(
        picture => Assert.Equal(Luma(picture).Select(luma => (byte)luma), LumaPlane.Of(picture).All.ToArray()), iter: Effort.Times(100, 3_000));

    [Fact]
    public void Blocks_are_the_steps_that_stand_out_at_one_place_of_eight() => Pictures.Sample(picture =>
    {
        int width = picture.Width, height = picture.Height;
        int[] luma = Luma(picture);
        long[] columns = new long[8], rows = new long[8];
        for (int y = 2; y + 1 < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int at = (y * width) + x;
                if (y % 2 == 0 && x >= 2 && x + 1 < width)
                    columns[x % 8] += Excess(luma, at, 1);
                if (x % 2 == 0)
                    rows[y % 8] += Excess(luma, at, width);
            }
        }

        double expected = Math.Min(width, height) < 32
            ? 0
            : Math.Max(0, ((Standing(columns) / ((width - 3.0) / 8 * (height / 2))) + (Standing(rows) / ((height - 3.0) / 8 * (width / 2)))) / 4);
        Assert.Equal(expected, Blockiness.Of(LumaPlane.Of(picture)), 9);
    }, iter: Effort.Times(100, 3_000));

    [Fact]
    public void Sharpness_is_what_a_mean_over_nine_takes_of_every_fourth_line() => Pictures.Sample(picture =>
    {
        int[] luma = Luma(picture);
        List<double> tiles = [];
        for (int top = 0; top < picture.Height; top += 64)
        {
            for (int left = 0; left < picture.Width; left += 64)
            {
                int width = Math.Min(64, picture.Width - left), height = Math.Min(64, picture.Height - top);
                if (width >= 10 && height >= 10 && Tile(luma, picture.Width, left, top, width, height) is { } sharpness)
                    tiles.Add(sharpness);
            }
        }

        tiles.Sort();
        double expected = tiles.Count == 0 || Math.Min(picture.Width, picture.Height) < 10 ? 1 : tiles.Count == 1 ? tiles[0] : tiles[(int)(tiles.Count * 0.9)];
        Assert.Equal(expected, Sharpness.Of(LumaPlane.Of(picture)), 9);
    }, iter: Effort.Times(100, 3_000));

    [Fact]
    public void The_perceptual_hash_is_the_signs_of_low_frequencies_of_means_over_equal_areas() => Pictures.Sample(picture =>
    {
        float[] means = Means(Luma(picture), picture.Width, picture.Height);
        ulong uncertain = 0, expected = 0;
        for (int bit = 0; bit < 64; bit++)
        {
            (int across, int down) = bit == 0 ? (0, 8) : (bit % 8, bit / 8);
            double value = 0;
            for (int i = 0; i < means.Length; i++)
                value += means[i] * Math.Cos(Math.PI * across * ((i % 16) + 0.5) / 16) * Math.Cos(Math.PI * down * ((i / 16) + 0.5) / 16);
            expected |= value > 0.01 ? 1UL << bit : 0;
            uncertain |= Math.Abs(value - 0.01) < 0.01 ? 1UL << bit : 0;
        }

        Assert.Equal(expected & ~uncertain, PerceptualHash.Of(LumaPlane.Of(picture)) & ~uncertain);
    }, iter: Effort.Times(100, 3_000));

    private static float[] Means(int[] luma, int width, int height)
    {
        float[] means = new float[256];
        for (int cell = 0; cell < means.Length; cell++)
        {
            double sum = 0;
            for (int y = cell / 16 * height / 16; y < height && y * 16 < ((cell / 16) + 1) * height; y++)
            {
                for (int x = cell % 16 * width / 16; x < width && x * 16 < ((cell % 16) + 1) * width; x++)
                    sum += luma[(y * width) + x] * Part(x, cell % 16, width) * Part(y, cell / 16, height);
            }

            means[cell] = (float)(sum * 256 / width / height);
        }

        return means;
    }

    /// <summary>How much of a pixel lies in a cell that is a sixteenth of the length.</summary>
    private static double Part(int place, int cell, int length) =>
        Math.Max(0, Math.Min(place + 1, (cell + 1) * length / 16.0) - Math.Max(place, cell * length / 16.0));

    private static double? Tile(int[] luma, int stride, int left, int top, int width, int height)
    {
        (long Steps, long Taken) across = (0, 0), down = (0, 0);
        int pairs = 0;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                int at = ((top + y) * stride) + left + x;
                if (y % 4 == 0 && x >= 5 && x + 4 < width)
                    Add(at, 1, ref across);
                if (x % 4 == 0 && y >= 5 && y + 4 < height)
                    Add(at, stride, ref down);
            }
        }

        if (across.Steps + down.Steps < pairs)
            return null;
        return across.Steps < down.Steps / 8 ? Share(down) : down.Steps < across.Steps / 8 ? Share(across) : Math.Min(Share(across), Share(down));

        void Add(int at, int next, ref (long Steps, long Taken) sums)
        {
            int step = Math.Abs(luma[at] - luma[at - next]);
            pairs++;
            sums.Steps += step;
            sums.Taken += Math.Max(0, (9 * step) - Math.Abs(luma[at + (4 * next)] - luma[at - (5 * next)]));
        }
    }

    private static double Share((long Steps, long Taken) sums) => sums.Steps == 0 ? 1 : sums.Taken / (9.0 * sums.Steps);

    private static int Excess(int[] luma, int at, int next) =>
        (2 * Math.Abs(luma[at] - luma[at - next])) - Math.Abs(luma[at - next] - luma[at - (2 * next)]) - Math.Abs(luma[at + next] - luma[at]);

    private static double Standing(long[] sums)
    {
        long[] sorted = [.. sums.Order()];
        return sorted[^1] - sorted[4];
    }

    private static int[] Luma(PixelImage picture) =>
    [
        .. picture.Rgba.Chunk(4).Select(pixel => ((pixel[0] * 19595) + (pixel[1] * 38470) + (pixel[2] * 7471) + 0x8000) >> 16),
    ];

    /// <summary>Noise in cells of some pixels, so that there are steps, flat parts and lines.</summary>
    private static PixelImage Picture(int width, int height, int cell, int seed)
    {
        Random random = new(seed);
        byte[] rgba = new byte[width * height * 4];
        byte[] cells = new byte[4 * (1 + (width / cell)) * (1 + (height / cell))];
        random.NextBytes(cells);
        for (int i = 0; i < rgba.Length; i++)
        {
            (int y, int x) = Math.DivRem(i / 4, width);
            rgba[i] = (byte)Math.Min(255, cells[(4 * ((y / cell * (1 + (width / cell))) + (x / cell))) + (i % 4)] + random.Next(3));
        }

        return new PixelImage(width, height, rgba);
    }
}
