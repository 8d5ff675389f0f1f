using System.Globalization;
using System.Runtime.Intrinsics;

namespace KohyaPrep.Imaging.Measures;

/// <summary>
/// 64 bits that say what a picture looks like from afar: the signs of the lowest frequencies of its luma (DCT-II over 16×16 means). Scaling,
/// packing and small edits turn few of them; mirroring turns exactly those of odd horizontal frequency.
/// </summary>
internal static class PerceptualHash
{
    private const int Side = 16, Frequencies = 8;

    /// <summary>Less is rounding, in a picture that is flat in that direction.</summary>
    private const float LeastValue = 0.01f;

    /// <summary>Bits of odd horizontal frequency: a mirrored picture has the hash ^ this.</summary>
    public const ulong MirroredBits = 0xAAAAAAAAAAAAAAAA;

    private static readonly float[] Cosines = [.. Enumerable.Range(0, (Frequencies + 1) * Side)
        .Select(i => (float)Math.Cos(Math.PI * (i / Side) * ((i % Side) + 0.5) / Side))];

    public static string Hex(ulong hash) => hash.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Bit 8·v + u is the sign of frequency u across and v down; in the place of the mean stands u = 0, v = 8.</summary>
    public static ulong Of(LumaPlane plane)
    {
        Span<float> means = stackalloc float[Side * Side];
        Reduce(plane, means);

        // Rows first: across[u, y]; then columns.
        Span<float> across = stackalloc float[Frequencies * Side];
        for (int u = 0; u < Frequencies; u++)
        {
            for (int y = 0; y < Side; y++)
                across[(u * Side) + y] = Dot(means.Slice(y * Side, Side), u);
        }

        ulong hash = 0;
        for (int v = 0; v < Frequencies; v++)
        {
            for (int u = 0; u < Frequencies; u++)
            {
                float value = Dot(across.Slice(u * Side, Side), u == 0 && v == 0 ? Frequencies : v);
                hash |= value > LeastValue ? 1UL << ((Frequencies * v) + u) : 0;
            }
        }

        return hash;
    }

    private static float Dot(ReadOnlySpan<float> values, int frequency)
    {
        ReadOnlySpan<float> cosines = Cosines.AsSpan(frequency * Side, Side);
        return Vector256.Dot(Vector256.Create(values), Vector256.Create(cosines)) + Vector256.Dot(Vector256.Create(values[8..]), Vector256.Create(cosines[8..]));
    }

    /// <summary>Means over equal areas; a pixel on a border counts for both sides by its parts.</summary>
    private static void Reduce(LumaPlane plane, Span<float> means)
    {
        means.Clear();
        Span<float> row = stackalloc float[Side];
        double scaleY = (double)Side / plane.Height;
        for (int y = 0; y < plane.Height; y++)
        {
            if (y == 0 || !plane.Row(y).SequenceEqual(plane.Row(y - 1)))
                ReduceRow(plane.Row(y), row);
            double top = y * scaleY, bottom = (y + 1) * scaleY;
            for (int cell = (int)top; cell < Side && cell < bottom; cell++)
            {
                float part = (float)(Math.Min(bottom, cell + 1) - Math.Max(top, cell));
                Span<float> target = means.Slice(cell * Side, Side);
                for (int x = 0; x < Side; x += Vector128<float>.Count)
                    (Vector128.Create(target[x..]) + (part * Vector128.Create(row[x..]))).CopyTo(target[x..]);
            }
        }
    }

    /// <summary>
    /// A row's cells are a sixteenth of it wide, so that every pixel's part of a cell is some sixteenths of a pixel: all is whole numbers up to the
    /// one division.
    /// </summary>
    private static void ReduceRow(ReadOnlySpan<byte> luma, Span<float> row)
    {
        Span<int> sums = stackalloc int[Side];
        (int step, int rest) = Math.DivRem(luma.Length, Side);
        (int first, int before) = (0, 0);
        for (int cell = 0; cell < Side; cell++)
        {
            // Before: sixteenths of the first pixel that belong to the cell on the left. After: those of the last one that are in this cell.
            (int last, int after) = (first + step, before + rest);
            if (after >= Side)
                (last, after) = (last + 1, after - Side);
            int sum = (Side * Sum(luma[first..last])) - (before * luma[first]);
            if (after > 0)
                sum += after * luma[last];
            sums[cell] = sum;
            (first, before) = (last, after);
        }

        for (int cell = 0; cell < Side; cell++)
            row[cell] = (float)((double)sums[cell] / luma.Length);
    }

    private static int Sum(ReadOnlySpan<byte> luma)
    {
        int sum = 0, x = 0;
        if (luma.Length >= Vector128<byte>.Count)
        {
            Vector128<uint> sums = default;
            for (; x + Vector128<byte>.Count <= luma.Length; x += Vector128<byte>.Count)
            {
                (Vector128<ushort> lower, Vector128<ushort> upper) = Vector128.Widen(Vector128.Create(luma[x..]));
                (Vector128<uint> even, Vector128<uint> odd) = Vector128.Widen(lower + upper);
                sums += even + odd;
            }

            sum = (int)Vector128.Sum(sums);
        }

        for (; x < luma.Length; x++)
            sum += luma[x];
        return sum;
    }
}
