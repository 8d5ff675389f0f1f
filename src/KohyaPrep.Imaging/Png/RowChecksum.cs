namespace KohyaPrep.Imaging.Png;

/// <summary>
/// Adler-32 (RFC 1950), a row at a time: a row that is repeated costs as little as one byte. With S the sum of a row's L bytes and T their sum weighed
/// by how many bytes of the row are left, each repetition turns (a, b) into (a + S, b + L·a + T).
/// </summary>
internal sealed class RowChecksum
{
    private const ulong Modulus = 65521;
    private ulong a = 1;
    private ulong b;

    public uint Value => (uint)((b << 16) | a);

    public void Add(ReadOnlySpan<byte> row, int count)
    {
        (ulong sum, ulong weighed) = (0, 0);
        foreach (byte value in row)
        {
            sum += value;
            weighed += sum;
        }

        (sum, weighed) = (sum % Modulus, weighed % Modulus);
        for (int i = 0; i < count; i++)
        {
            b = (b + ((ulong)row.Length * a) + weighed) % Modulus;
            a = (a + sum) % Modulus;
        }
    }
}
