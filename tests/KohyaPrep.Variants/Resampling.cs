namespace KohyaPrep.Variants;

/// <summary>Enlarging and softening as Pillow and OpenCV do it.</summary>
internal static class Resampling
{
    /// <summary>Weights of one axis, as in Pillow's precompute_coeffs (Resample.c): a kernel of the given reach around each centre, cut off at the border.</summary>
    public static (int First, float[] Weights)[] Taps(int from, int to, double reach, Func<double, double> kernel)
    {
        double scale = (double)from / to;
        double stretch = Math.Max(scale, 1);
        return [.. Enumerable.Range(0, to).Select(place =>
        {
            double centre = (place + 0.5) * scale;
            int first = Math.Max(0, (int)(centre - (reach * stretch) + 0.5));
            int end = Math.Min(from, (int)(centre + (reach * stretch) + 0.5));
            return (first, Normalised(first, end, at => kernel((at + 0.5 - centre) / stretch)));
        })];
    }

    /// <summary>Weights of a Gaussian over one axis.</summary>
    public static (int First, float[] Weights)[] GaussianTaps(int length, double sigma)
    {
        int reach = (int)Math.Ceiling(4 * sigma);
        return [.. Enumerable.Range(0, length).Select(place =>
            (place - reach, Normalised(place - reach, place + reach + 1, at => Math.Exp(-(at - place) * (at - place) / (2 * sigma * sigma)))))];
    }

    public static double Lanczos(double x) => Math.Abs(x) >= 3 ? 0 : Sinc(x) * Sinc(x / 3);

    /// <summary>a = -0.5, as Pillow has it.</summary>
    public static double Cubic(double x)
    {
        double distance = Math.Abs(x);
        return distance < 1 ? (((1.5 * distance) - 2.5) * distance * distance) + 1
            : distance < 2 ? (((((-0.5 * distance) + 2.5) * distance) - 4) * distance) + 2
            : 0;
    }

    public static double Triangle(double x) => Math.Max(0, 1 - Math.Abs(x));

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    private static float[] Normalised(int first, int end, Func<int, double> weight)
    {
        double[] weights = [.. Enumerable.Range(first, end - first).Select(weight)];
        double sum = weights.Sum();
        return [.. weights.Select(value => (float)(value / sum))];
    }
}
