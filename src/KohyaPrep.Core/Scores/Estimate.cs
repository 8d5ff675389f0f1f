namespace KohyaPrep.Core.Scores;

/// <summary>A mean over pictures and how far it can be trusted: the interval that holds the true mean in 95 of 100 cases.</summary>
/// <param name="Mean">Over the pictures that were looked at.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Count">Pictures.</param>
public sealed record Estimate(double Mean, double Low, double High, int Count)
{
    // Two-sided 95 % quantiles of Student's distribution for 1, 2, … degrees of freedom; further ones from the series below.
    private static readonly double[] Student = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];

    /// <summary>
    /// The mean with Student's interval, which stays honest for the handful of pictures that people draw: of one picture nothing is known,
    /// so that its interval is everything.
    /// </summary>
    /// <param name="least">No value can be lower.</param>
    /// <param name="most">No value can be higher.</param>
    public static Estimate Of(IReadOnlyCollection<double> values, double least = 0, double most = 100)
    {
        if (values.Count < 2)
            return new Estimate(values.FirstOrDefault(), least, most, values.Count);
        double mean = values.Sum() / values.Count;
        double variance = values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1);
        double margin = StudentQuantile(values.Count - 1) * Math.Sqrt(variance / values.Count);
        return new Estimate(mean, Math.Max(least, mean - margin), Math.Min(most, mean + margin), values.Count);
    }

    /// <summary>Whether pictures as few and as different as these leave it open on which side of a limit the truth lies.</summary>
    public bool LeavesOpen(double limit) => Low < limit && limit <= High;

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
