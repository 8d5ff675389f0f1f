namespace KohyaPrep.Variants;

/// <summary>Random numbers that are the same on every runtime: SplitMix64, and normal ones by Box and Muller.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong state = seed;
    private double spare = double.NaN;

    /// <summary>0 to 1, without 1.</summary>
    public double Next()
    {
        ulong mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }

    /// <summary>Of mean 0 and standard deviation 1.</summary>
    public double NextNormal()
    {
        if (!double.IsNaN(spare))
        {
            double kept = spare;
            spare = double.NaN;
            return kept;
        }

        double radius = Math.Sqrt(-2 * Math.Log(1 - Next()));
        (double sine, double cosine) = Math.SinCos(2 * Math.PI * Next());
        spare = radius * sine;
        return radius * cosine;
    }
}
