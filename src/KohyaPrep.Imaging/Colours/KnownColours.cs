using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Imaging.Colours;

/// <summary>
/// Places in CIELAB and differences that were worked out already. The pictures of a set share their colours, so nearly all are asked for again and
/// again; each thread remembers its own, in a fixed room where a newer answer takes the place of an older.
/// </summary>
internal sealed class KnownColours
{
    private const int LabBits = 13, PairBits = 15;

    [ThreadStatic]
    private static KnownColours? ofThread;

    // Keys are stored plus one, so that 0 is an empty place.
    private readonly uint[] labKeys = new uint[1 << LabBits];
    private readonly Lab[] labs = new Lab[1 << LabBits];
    private readonly ulong[] pairKeys = new ulong[1 << PairBits];
    private readonly double[] differences = new double[1 << PairBits];

    /// <summary>Those of the running thread.</summary>
    public static KnownColours Here => ofThread ??= new KnownColours();

    /// <param name="pixel">As in <see cref="PixelImage"/>; alpha is left out.</param>
    public Lab LabOf(uint pixel)
    {
        uint colour = pixel & 0xFFFFFF;
        int place = (int)((colour * 0x9E3779B1) >> (32 - LabBits));
        if (labKeys[place] != colour + 1)
        {
            labKeys[place] = colour + 1;
            labs[place] = Lab.Of(Rgb.OfPixel(colour));
        }

        return labs[place];
    }

    /// <summary>CIEDE2000 of two pixels, their alpha left out.</summary>
    public double Between(uint one, uint other)
    {
        (uint low, uint high) = (one & 0xFFFFFF, other & 0xFFFFFF);
        if (low == high)
            return 0;
        if (low > high)
            (low, high) = (high, low);
        ulong key = ((ulong)low << 24) | high;
        int place = (int)((key * 0x9E3779B97F4A7C15) >> (64 - PairBits));
        if (pairKeys[place] != key)
        {
            pairKeys[place] = key;
            differences[place] = ColourDifference.Between(LabOf(low), LabOf(high));
        }

        return differences[place];
    }

    /// <summary>Whether two pixels differ by no more than a CIEDE2000 of <paramref name="most"/>.</summary>
    public bool AreWithin(double most, uint one, uint other)
    {
        if (((one ^ other) & 0xFFFFFF) == 0)
            return true;
        return ColourDifference.AtLeast(LabOf(one), LabOf(other)) <= most && Between(one, other) <= most;
    }
}
