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
            ReduceRow(plane.Row(y), row);
            double top = y * scaleY, bottom = (y + 1) * scaleY;
            for (int cell = (int)top; cell < Side && cell < bottom; cell++)
            {
                float part = (float)(Math.Min(bottom, cell + 1) - Math.Max(top, cell));
                Span<float> target = means.Slice(cell * Side, Side);
                for (int x = 0; x < Side; x++)
                    target[x] += part * row[x];
            }
        }
    }

    private static void ReduceRow(ReadOnlySpan<byte> luma, Span<float> row)
    {
        for (int cell = 0; cell < Side; cell++)
        {
            double left = (double)cell * luma.Length / Side, right = (double)(cell + 1) * luma.Length / Side;
            int first = (int)left, last = Math.Min((int)right, luma.Length - 1);
            if (first == last)
            {
                row[cell] = luma[first];
                continue;
            }

            double sum = (first + 1 - left) * luma[first];
            for (int x = first + 1; x < last; x++)
                sum += luma[x];
            sum += (right - last) * luma[last];
            row[cell] = (float)(sum / (right - left));
        }
    }
}
