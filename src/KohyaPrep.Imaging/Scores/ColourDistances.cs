using KohyaPrep.Imaging.Colours;

namespace KohyaPrep.Imaging.Scores;

/// <summary>
/// CIEDE2000 between colours of a table. The same few pairs (background against background, skin against hair) are asked for again and
/// again, so the last answers are kept; one object a thread.
/// </summary>
internal sealed class ColourDistances(ColourTable table)
{
    /// <summary>What one takes for the same colour at a glance.</summary>
    public const double Same = 5;

    private const int Slots = 1 << 16;

    // A key of 0 stands for an empty slot: it would be colour 0 against itself, which is never looked up.
    private readonly ulong[] keys = new ulong[Slots];
    private readonly double[] distances = new double[Slots];

    public double Between(int one, int other)
    {
        if (one == other)
            return 0;
        ulong key = ((ulong)Math.Min(one, other) << 32) | (uint)Math.Max(one, other);
        int slot = (int)((key * 0x9E3779B97F4A7C15) >> 48);
        if (keys[slot] != key)
        {
            keys[slot] = key;
            distances[slot] = ColourDifference.Between(table[one], table[other]);
        }

        return distances[slot];
    }

    public bool AreSame(int one, int other)
    {
        if (one == other)
            return true;
        Lab first = table[one], second = table[other];

        // Lightness alone settles most, and costs least.
        return Math.Abs(first.L - second.L) <= Same * ColourDifference.LargestLightnessWeight
            && ColourDifference.AtLeast(first, second) <= Same
            && Between(one, other) <= Same;
    }
}
