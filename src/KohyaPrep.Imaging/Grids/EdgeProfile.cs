using System.Numerics;
using System.Runtime.InteropServices;

namespace KohyaPrep.Imaging.Grids;

/// <summary>
/// How much neighbouring columns (or rows) of a picture differ: at place x the mean over all rows of |pixel x − pixel x−1|, summed
/// over the channels and cut off at <see cref="Most"/>, so that many faint borders count as much as a few strong ones.
/// </summary>
internal static class EdgeProfile
{
    /// <summary>Of one channel, in levels.</summary>
    private const byte Most = 48;

    /// <summary>Rows after which sums of 16 bits are emptied.</summary>
    private const int RowsBetween = ushort.MaxValue / Most;

    /// <returns>A value for each column; the first is 0.</returns>
    public static double[] OfColumns(PixelImage image)
    {
        int bytes = 4 * (image.Width - 1);
        ushort[] sums = new ushort[bytes + 4];
        double[] profile = new double[image.Width];
        int rows = 0;
        for (int y = 0; y < image.Height; y++)
        {
            ReadOnlySpan<byte> row = MemoryMarshal.AsBytes(image.Row(y));
            AddDifferences(row[..bytes], row[4..], sums);
            if (++rows == RowsBetween || y == image.Height - 1)
            {
                for (int i = 0; i < bytes; i++)
                    profile[1 + (i / 4)] += sums[i];
                Array.Clear(sums);
                rows = 0;
            }
        }

        return Scaled(profile, image.Height);
    }

    /// <returns>A value for each row; the first is 0.</returns>
    public static double[] OfRows(PixelImage image)
    {
        double[] profile = new double[image.Height];
        for (int y = 1; y < image.Height; y++)
            profile[y] = SumOfDifferences(MemoryMarshal.AsBytes(image.Row(y - 1)), MemoryMarshal.AsBytes(image.Row(y)));
        return Scaled(profile, image.Width);
    }

    private static void AddDifferences(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other, Span<ushort> sums)
    {
        Vector<byte> most = new(Most);
        int i = 0;
        for (; i <= one.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(Difference(one[i..], other[i..], most), out Vector<ushort> low, out Vector<ushort> high);
            (low + new Vector<ushort>(sums[i..])).CopyTo(sums[i..]);
            (high + new Vector<ushort>(sums[(i + Vector<ushort>.Count)..])).CopyTo(sums[(i + Vector<ushort>.Count)..]);
        }

        for (; i < one.Length; i++)
            sums[i] += (ushort)Math.Min(Most, Math.Abs(one[i] - other[i]));
    }

    private static long SumOfDifferences(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        Vector<byte> most = new(Most);
        Vector<uint> wide = Vector<uint>.Zero;
        int i = 0;
        for (; i <= one.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(Difference(one[i..], other[i..], most), out Vector<ushort> low, out Vector<ushort> high);
            Vector.Widen(low + high, out Vector<uint> lower, out Vector<uint> upper);
            wide += lower + upper;
        }

        long sum = Vector.Sum(wide);
        for (; i < one.Length; i++)
            sum += Math.Min(Most, Math.Abs(one[i] - other[i]));
        return sum;
    }

    private static Vector<byte> Difference(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other, Vector<byte> most)
    {
        Vector<byte> a = new(one), b = new(other);
        return Vector.Min(Vector.Max(a, b) - Vector.Min(a, b), most);
    }

    private static double[] Scaled(double[] profile, int count)
    {
        for (int i = 0; i < profile.Length; i++)
            profile[i] /= count;
        return profile;
    }
}
