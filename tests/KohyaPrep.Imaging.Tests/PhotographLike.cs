namespace KohyaPrep.Imaging.Tests;

/// <summary>Pictures with the looks of photographs, from noise of several sizes laid over each other and a few bodies with edges.</summary>
internal static class PhotographLike
{
    public static PixelImage Make(int side, int seed)
    {
        Random random = new(seed);
        double[][] fields = [.. Enumerable.Range(0, 3).Select(_ => Field(side, random))];
        (int X, int Y, int R, double Light)[] bodies = [.. Enumerable.Range(0, 12).Select(_ => (random.Next(side), random.Next(side), random.Next(side / 20, side / 5), random.NextDouble() - 0.5))];
        return TestFiles.Of(side, side, (x, y) =>
        {
            double light = 0;
            foreach ((int bodyX, int bodyY, int radius, double body) in bodies)
                light = ((x - bodyX) * (x - bodyX)) + ((y - bodyY) * (y - bodyY)) < radius * radius ? body : light;
            uint pixel = 0;
            for (int channel = 0; channel < 3; channel++)
                pixel |= (uint)Math.Clamp(255 * (fields[channel][(y * side) + x] + (0.7 * light)), 0, 255) << (8 * channel);
            return pixel;
        });
    }

    /// <summary>By a mean over so many pixels on every side, three times, which comes near a Gaussian.</summary>
    public static PixelImage Blurred(PixelImage image, int reach)
    {
        PixelImage blurred = image;
        for (int turn = 0; turn < 3; turn++)
            blurred = Mean(Mean(blurred, reach, 1, 0), reach, 0, 1);
        return blurred;
    }

    private static PixelImage Mean(PixelImage image, int reach, int stepX, int stepY) => TestFiles.Of(image.Width, image.Height, (x, y) =>
    {
        (int red, int green, int blue, int count) = (0, 0, 0, 0);
        for (int i = -reach; i <= reach; i++)
        {
            uint pixel = image.Row(Math.Clamp(y + (i * stepY), 0, image.Height - 1))[Math.Clamp(x + (i * stepX), 0, image.Width - 1)];
            (red, green, blue, count) = (red + (int)(pixel & 0xFF), green + (int)((pixel >> 8) & 0xFF), blue + (int)((pixel >> 16) & 0xFF), count + 1);
        }

        return (uint)((red / count) | (green / count << 8) | (blue / count << 16));
    });

    /// <summary>Around one half: octaves of smoothly joined noise, the coarsest strongest.</summary>
    private static double[] Field(int side, Random random)
    {
        double[] field = new double[side * side];
        Array.Fill(field, 0.5);
        for (int cell = side / 2; cell >= 1; cell /= 2)
        {
            int across = (side / cell) + 2;
            double[] knots = [.. Enumerable.Range(0, across * across).Select(_ => random.NextDouble() - 0.5)];
            double weight = 0.6 * Math.Pow((double)cell / side, 0.55);
            for (int i = 0; i < field.Length; i++)
            {
                (int y, int x) = Math.DivRem(i, side);
                (double fx, double fy) = ((double)(x % cell) / cell, (double)(y % cell) / cell);
                int at = (y / cell * across) + (x / cell);
                double top = knots[at] + (fx * (knots[at + 1] - knots[at])), bottom = knots[at + across] + (fx * (knots[at + across + 1] - knots[at + across]));
                field[i] += weight * (top + (fy * (bottom - top)));
            }
        }

        return field;
    }
}
