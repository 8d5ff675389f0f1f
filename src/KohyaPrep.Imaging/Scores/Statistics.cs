using KohyaPrep.Core.Scores;

namespace KohyaPrep.Imaging.Scores;

/// <summary>Means, spreads and how far they can be trusted.</summary>
internal static class Statistics
{
    // Two-sided 95 % quantiles of Student's distribution for 1, 2, … degrees of freedom; further ones from the series below.
    private static readonly double[] Student = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];

    /// <summary>Between the two neighbours where it falls between them, as numpy does by default.</summary>
    /// <param name="sorted">Ascending, at least one.</param>
    public static double Quantile(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }

    /// <summary>Of no value at all: all 0.</summary>
    public static Spread SpreadOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0
            ? new Spread(0, 0, 0, 0, 0)
            : new Spread(Mean(sorted), Quantile(sorted, 0.05), Quantile(sorted, 0.5), Quantile(sorted, 0.95), sorted.Length);
    }

    /// <summary>
    /// The mean with Student's interval, which stays honest for the handful of pictures that people draw: of one picture nothing is known,
    /// so that its interval is everything.
    /// </summary>
    /// <param name="least">No value can be lower.</param>
    /// <param name="most">No value can be higher.</param>
    public static Estimate EstimateOf(IReadOnlyCollection<double> values, double least = 0, double most = 100)
    {
        if (values.Count < 2)
            return new Estimate(values.FirstOrDefault(), least, most, values.Count);
        double mean = Mean(values);
        double variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
        double margin = StudentQuantile(values.Count - 1) * Math.Sqrt(variance / values.Count);
        return new Estimate(mean, Math.Max(least, mean - margin), Math.Min(most, mean + margin), values.Count);
    }

    private static double Mean(IReadOnlyCollection<double> values) => values.Sum() / values.Count;

    /// <summary>Abramowitz and Stegun 26.7.5, from the normal quantile.</summary>
    private static double StudentQuantile(int freedom)
    {
        if (freedom <= Student.Length)
            return Student[freedom - 1];
        const double Z = 1.959963985;
        double z3 = Z * Z * Z, z5 = z3 * Z * Z;
        return Z + ((z3 + Z) / (4.0 * freedom)) + (((5 * z5) + (16 * z3) + (3 * Z)) / (96.0 * freedom * freedom));
    }
}
