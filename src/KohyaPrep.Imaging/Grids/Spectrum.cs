namespace KohyaPrep.Imaging.Grids;

/// <summary>Amplitudes of the waves in a profile.</summary>
internal static class Spectrum
{
    /// <param name="length">A power of two, at least the profile's length: amplitude f belongs to f waves in so many pixels.</param>
    /// <returns>The first half, for a profile that sums to 1: 1 where all of it lies on the crests of a wave.</returns>
    public static double[] Of(ReadOnlySpan<double> profile, int length)
    {
        double[] real = new double[length], imaginary = new double[length];
        double sum = 0;
        foreach (double value in profile)
            sum += value;
        if (sum > 0)
        {
            for (int i = 0; i < profile.Length; i++)
                real[i] = profile[i] / sum;
            Transform(real, imaginary);
        }

        double[] amplitudes = new double[length / 2];
        for (int i = 0; i < amplitudes.Length; i++)
            amplitudes[i] = Math.Sqrt((real[i] * real[i]) + (imaginary[i] * imaginary[i]));
        return amplitudes;
    }

    /// <summary>Cooley and Tukey's, in place.</summary>
    private static void Transform(double[] real, double[] imaginary)
    {
        int length = real.Length;
        for (int i = 1, j = 0; i < length; i++)
        {
            int bit = length >> 1;
            for (; (j & bit) != 0; bit >>= 1)
                j ^= bit;
            j ^= bit;
            if (i < j)
                (real[i], real[j]) = (real[j], real[i]);
        }

        for (int half = 1; half < length; half *= 2)
        {
            for (int k = 0; k < half; k++)
            {
                (double sine, double cosine) = Math.SinCos(-Math.PI * k / half);
                for (int i = k; i < length; i += 2 * half)
                {
                    int j = i + half;
                    double r = (real[j] * cosine) - (imaginary[j] * sine);
                    double m = (real[j] * sine) + (imaginary[j] * cosine);
                    (real[j], imaginary[j]) = (real[i] - r, imaginary[i] - m);
                    (real[i], imaginary[i]) = (real[i] + r, imaginary[i] + m);
                }
            }
        }
    }
}
