namespace KohyaPrep.Imaging.Grids;

/// <summary>A profile of which only what rises above its ordinary level is left, asked how well a comb of equally spaced lines fits it.</summary>
internal sealed class LineProfile
{
    private readonly double[] heights;
    private readonly double[] sums;

    public LineProfile(double[] profile)
    {
        heights = new double[profile.Length];
        sums = new double[profile.Length + 1];
        double floor = OrdinaryLevel(profile.AsSpan(1));
        for (int x = 1; x < profile.Length; x++)
            heights[x] = Math.Max(0, profile[x] - floor);
        for (int x = 0; x < heights.Length; x++)
            sums[x + 1] = sums[x] + heights[x];
        Prominence = Total > 0 ? Total / profile.Sum() : 0;
    }

    public int Length => heights.Length;

    /// <summary>All that rises.</summary>
    public double Total => sums[^1];

    /// <summary>The part of the whole profile that rises: little where it is noise alone.</summary>
    public double Prominence { get; }

    public ReadOnlySpan<double> Heights => heights;

    /// <summary>
    /// The share of what rises that lies within a reach of the lines, less the share that would lie there by chance, as a multiple of
    /// the latter's deviation: lines at random get about 0, whatever their number.
    /// </summary>
    public double Excess(double pitch, double phase, double reach)
    {
        double chance = Math.Min(0.95, 2 * reach / pitch);
        return (Share(pitch, phase, reach) - chance) / Math.Sqrt(chance * (1 - chance));
    }

    /// <summary>The share of what rises that lies within a reach of the lines.</summary>
    public double Share(double pitch, double phase, double reach)
    {
        if (Total <= 0)
            return 0;
        double share = 0;
        for (double line = phase; line < Length + reach; line += pitch)
            share += Upto(line + reach) - Upto(line - reach);
        return share / Total;
    }

    /// <summary>The phase at which <see cref="Excess"/> is largest.</summary>
    public (double Phase, double Excess) BestPhase(double pitch, double reach)
    {
        (double best, double most) = (0, double.MinValue);
        int steps = (int)Math.Ceiling(2 * pitch);
        for (int i = 0; i < steps; i++)
        {
            double phase = i * pitch / steps;
            double excess = Excess(pitch, phase, reach);
            if (excess > most)
                (best, most) = (phase, excess);
        }

        return (best, most);
    }

    /// <summary>
    /// Every stretch of one pitch says where in it the lines lie, all stretches with about the same weight.
    /// </summary>
    /// <returns>The length of the mean vote: 1 when all agree; and how many voted (stretches with few lines count in part).</returns>
    public (double Agreement, double Votes) Vote(double pitch)
    {
        double mean = Total * pitch / Length;
        double x = 0, y = 0, weights = 0;
        for (double start = 0; start + pitch <= Length + 0.5; start += pitch)
        {
            double sine = 0, cosine = 0, sum = 0;
            int end = Math.Min(Length, (int)Math.Ceiling(start + pitch));
            for (int at = (int)Math.Ceiling(start); at < end; at++)
            {
                (double s, double c) = Math.SinCos(2 * Math.PI * at / pitch);
                sine += heights[at] * s;
                cosine += heights[at] * c;
                sum += heights[at];
            }

            if (sum <= 0)
                continue;
            double weight = Math.Min(1, sum / mean);
            x += weight * cosine / sum;
            y += weight * sine / sum;
            weights += weight;
        }

        if (weights <= 0)
            return (0, 0);
        return (Math.Sqrt((x * x) + (y * y)) / weights, weights);
    }

    /// <summary>Pitch and phase of the straight row of lines through the centres of what rises near each line.</summary>
    public (double Pitch, double Phase) Fit(double pitch, double phase, double reach)
    {
        double weights = 0, sumK = 0, sumX = 0, sumKk = 0, sumKx = 0;
        double mean = Total * pitch / Length;
        int k = 0;
        for (double line = phase; line < Length; line += pitch, k++)
        {
            double mass = 0, moment = 0;
            for (int at = Math.Max(1, (int)Math.Ceiling(line - reach)); at <= Math.Min(Length - 1, line + reach); at++)
            {
                mass += heights[at];
                moment += heights[at] * at;
            }

            if (mass <= 0)
                continue;
            double centre = moment / mass;
            double weight = Math.Min(mean, mass);
            weights += weight;
            sumK += weight * k;
            sumX += weight * centre;
            sumKk += weight * k * k;
            sumKx += weight * k * centre;
        }

        double spread = (weights * sumKk) - (sumK * sumK);
        if (spread <= 1e-9 * weights * weights)
            return (pitch, phase);
        double slope = ((weights * sumKx) - (sumK * sumX)) / spread;
        return (slope, (sumX - (slope * sumK)) / weights);
    }

    /// <summary>What rises before a place, spread evenly over each pixel's border ±½.</summary>
    private double Upto(double place)
    {
        double at = Math.Clamp(place + 0.5, 0, Length);
        int whole = Math.Min((int)at, Length - 1);
        return sums[whole] + ((at - whole) * heights[whole]);
    }

    /// <summary>The median, and as much more as noise that lies evenly around it rarely exceeds.</summary>
    private static double OrdinaryLevel(ReadOnlySpan<double> values)
    {
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        double median = sorted[sorted.Length / 2];
        return median + (2 * (median - sorted[sorted.Length / 6]));
    }
}
