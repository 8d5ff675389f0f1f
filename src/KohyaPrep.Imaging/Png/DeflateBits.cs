using System.Buffers.Binary;

namespace KohyaPrep.Imaging.Png;

/// <summary>Takes the bits of a deflate stream, lowest first. Reused: its memory grows to the largest stream and stays.</summary>
internal sealed class DeflateBits
{
    private byte[] bytes = new byte[1 << 13];
    private int count;
    private ulong held;
    private int heldBits;

    /// <summary>What was written in whole bytes.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, count);

    public void Clear() => (count, held, heldBits) = (0, 0, 0);

    public void Write(DeflateCode code)
    {
        held |= (ulong)code.Bits << heldBits;
        heldBits += code.Width;
        if (heldBits < 32)
            return;
        Ensure(4);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(count), (uint)held);
        count += 4;
        held >>= 32;
        heldBits -= 32;
    }

    /// <summary>Writes a whole byte at the next byte's border.</summary>
    public void WriteByte(byte value)
    {
        Ensure(6);
        for (; heldBits > 0; heldBits = Math.Max(0, heldBits - 8), held >>= 8)
            bytes[count++] = (byte)held;
        bytes[count++] = value;
    }

    private void Ensure(int more)
    {
        if (count + more > bytes.Length)
            Array.Resize(ref bytes, 2 * bytes.Length);
    }
}
