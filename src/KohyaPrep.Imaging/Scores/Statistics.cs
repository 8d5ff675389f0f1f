using KohyaPrep.Core.Scores;

namespace KohyaPrep.Imaging.Scores;

/// <summary>Quantiles and spreads.</summary>
internal static class Statistics
{
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

    private static double Mean(double[] values) => values.Sum() / values.Length;
}
