using System.Runtime.InteropServices;

namespace KohyaPrep.Imaging.Recoveries;

/// <summary>One colour for many pixels. Of wholly transparent pixels the colour does not count.</summary>
internal static class CellColours
{
    /// <summary>The median of each channel; of an even number the mean of the middle two, rounded to even.</summary>
    public static uint Median(ReadOnlySpan<uint> pixels)
    {
        Span<int> counts = stackalloc int[4 * 256];
        counts.Clear();
        foreach (uint pixel in pixels)
        {
            counts[(int)(pixel & 0xFF)]++;
            counts[256 + (int)((pixel >> 8) & 0xFF)]++;
            counts[512 + (int)((pixel >> 16) & 0xFF)]++;
            counts[768 + (int)(pixel >> 24)]++;
        }

        uint result = 0;
        for (int channel = 0; channel < 4; channel++)
            result |= (uint)MiddleOf(counts.Slice(256 * channel, 256), pixels.Length) << (8 * channel);
        return result;
    }

    /// <summary>The mean of each channel, rounded.</summary>
    public static uint Mean(ReadOnlySpan<uint> pixels)
    {
        long red = 0, green = 0, blue = 0, alpha = 0;
        foreach (uint pixel in pixels)
        {
            red += pixel & 0xFF;
            green += (pixel >> 8) & 0xFF;
            blue += (pixel >> 16) & 0xFF;
            alpha += pixel >> 24;
        }

        int count = pixels.Length;
        return Rounded(red, count) | (Rounded(green, count) << 8) | (Rounded(blue, count) << 16) | (Rounded(alpha, count) << 24);
    }

    /// <summary>The most frequent pixel; of equally frequent ones the first.</summary>
    public static uint Mode(ReadOnlySpan<uint> pixels)
    {
        Dictionary<uint, int> counts = [];
        (uint best, int most) = (pixels[0], 0);
        foreach (uint pixel in pixels)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, pixel, out _)++;
        foreach (uint pixel in pixels)
        {
            int count = counts[pixel];
            if (count > most)
                (best, most) = (pixel, count);
        }

        return best;
    }

    /// <summary>Splits the pixels in two around the two that lie farthest apart along the widest channel, and takes the mean of the larger part.</summary>
    public static uint KCentroid(ReadOnlySpan<uint> pixels)
    {
        const int Rounds = 8;
        (uint one, uint other) = Extremes(pixels);
        uint[] first = new uint[pixels.Length], second = new uint[pixels.Length];
        int inFirst = 0, inSecond = 0;
        for (int round = 0; round < Rounds; round++)
        {
            (inFirst, inSecond) = (0, 0);
            foreach (uint pixel in pixels)
            {
                if (Distance(pixel, one) <= Distance(pixel, other))
                    first[inFirst++] = pixel;
                else
                    second[inSecond++] = pixel;
            }

            if (inSecond == 0)
                break;
            uint nextOne = Mean(first.AsSpan(0, inFirst)), nextOther = Mean(second.AsSpan(0, inSecond));
            if (nextOne == one && nextOther == other)
                break;
            (one, other) = (nextOne, nextOther);
        }

        return inFirst >= inSecond ? Mean(first.AsSpan(0, inFirst)) : Mean(second.AsSpan(0, inSecond));
    }

    /// <summary>The largest difference in any channel.</summary>
    public static int Apart(uint one, uint other)
    {
        int most = 0;
        for (int shift = 0; shift < 32; shift += 8)
            most = Math.Max(most, Math.Abs((int)((one >> shift) & 0xFF) - (int)((other >> shift) & 0xFF)));
        return most;
    }

    private static (uint One, uint Other) Extremes(ReadOnlySpan<uint> pixels)
    {
        (uint least, uint most, int widest) = (pixels[0], pixels[0], -1);
        for (int shift = 0; shift < 32; shift += 8)
        {
            (uint low, uint high) = (pixels[0], pixels[0]);
            foreach (uint pixel in pixels)
            {
                low = ((pixel >> shift) & 0xFF) < ((low >> shift) & 0xFF) ? pixel : low;
                high = ((pixel >> shift) & 0xFF) > ((high >> shift) & 0xFF) ? pixel : high;
            }

            int width = (int)((high >> shift) & 0xFF) - (int)((low >> shift) & 0xFF);
            if (width > widest)
                (least, most, widest) = (low, high, width);
        }

        return (least, most);
    }

    private static int Distance(uint one, uint other)
    {
        int sum = 0;
        for (int shift = 0; shift < 32; shift += 8)
        {
            int apart = (int)((one >> shift) & 0xFF) - (int)((other >> shift) & 0xFF);
            sum += apart * apart;
        }

        return sum;
    }

    private static int MiddleOf(ReadOnlySpan<int> counts, int total)
    {
        int seen = 0, value = -1;
        while (2 * seen < total)
            seen += counts[++value];
        if (2 * seen > total)
            return value;
        int next = value + 1;
        while (counts[next] == 0)
            next++;
        int sum = value + next;
        return sum % 2 == 0 ? sum / 2 : (sum / 2) + (sum / 2 % 2);
    }

    private static uint Rounded(long sum, int count) => (uint)((sum + (count / 2)) / count);
}
