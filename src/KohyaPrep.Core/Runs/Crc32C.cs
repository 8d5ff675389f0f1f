namespace KohyaPrep.Core.Runs;

/// <summary>CRC-32C (Castagnoli), and the masked form of it that TFRecord files carry.</summary>
internal static class Crc32C
{
    private const uint Polynomial = 0x82F63B78;
    private const uint MaskDelta = 0xA282EAD8;

    private static readonly uint[] Table = MakeTable();

    /// <summary>The sum turned by 15 bits and shifted, so that a record of sums has no sum of its own among its bytes.</summary>
    public static uint Masked(ReadOnlySpan<byte> bytes)
    {
        uint sum = Of(bytes);
        return unchecked(((sum >> 15) | (sum << 17)) + MaskDelta);
    }

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint sum = uint.MaxValue;
        foreach (byte value in bytes)
            sum = (sum >> 8) ^ Table[(sum ^ value) & 0xFF];
        return ~sum;
    }

    private static uint[] MakeTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint value = i;
            for (int bit = 0; bit < 8; bit++)
                value = (value & 1) == 1 ? (value >> 1) ^ Polynomial : value >> 1;
            table[i] = value;
        }

        return table;
    }
}
