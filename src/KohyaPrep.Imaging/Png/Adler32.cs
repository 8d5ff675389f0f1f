using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace KohyaPrep.Imaging.Png;

/// <summary>The checksum of a zlib stream (RFC 1950, 8.2), over rows that repeat without going through each repetition.</summary>
internal struct Adler32()
{
    private const uint Modulus = 65521;

    private uint a = 1;
    private uint b;

    public readonly uint Value => (b << 16) | a;

    /// <summary>
    /// Of L bytes with the sum A and the sum B weighted from L down to 1, each repetition adds A to a, and L·a + B to b; the
    /// repetitions of that are arithmetic series.
    /// </summary>
    public void Append(ReadOnlySpan<byte> row, int times)
    {
        (ulong sum, ulong weighted) = Sums(row);
        ulong length = (ulong)row.Length % Modulus, count = (ulong)times % Modulus;
        ulong pairs = (ulong)times * (ulong)(times - 1) / 2 % Modulus;
        sum %= Modulus;
        ulong once = ((length * a) + weighted) % Modulus;
        b = (uint)((b + (count * once) + (length * sum % Modulus * pairs)) % Modulus);
        a = (uint)((a + (count * sum)) % Modulus);
    }

    private static (ulong Sum, ulong Weighted) Sums(ReadOnlySpan<byte> row)
    {
        const int Lanes = 16;
        Vector128<ushort> first = Vector128.Create((ushort)16, 15, 14, 13, 12, 11, 10, 9);
        Vector128<ushort> second = Vector128.Create((ushort)8, 7, 6, 5, 4, 3, 2, 1);
        ulong sum = 0, weighted = 0;
        ReadOnlySpan<Vector128<byte>> blocks = MemoryMarshal.Cast<byte, Vector128<byte>>(row);
        foreach (Vector128<byte> block in blocks)
        {
            (Vector128<ushort> lower, Vector128<ushort> upper) = Vector128.Widen(block);
            weighted += (Lanes * sum) + Vector128.Sum((lower * first) + (upper * second));
            sum += Vector128.Sum(lower + upper);
        }

        foreach (byte value in row[(blocks.Length * Lanes)..])
        {
            sum += value;
            weighted += sum;
        }

        return (sum, weighted % Modulus);
    }
}
