using System.Numerics;

namespace KohyaPrep.Imaging.Png;

/// <summary>The bits of a deflate block with fixed Huffman codes (RFC 1951, 3.2.5 and 3.2.6), lowest bit first.</summary>
internal sealed class DeflateBits(int expectedBytes)
{
    private byte[] bytes = new byte[Math.Max(64, expectedBytes)];
    private int count;
    private ulong held;
    private int heldBits;

    /// <summary>Writes the lowest <paramref name="width"/> bits of a number, at most 32.</summary>
    public void Write(uint value, int width)
    {
        held |= (ulong)value << heldBits;
        heldBits += width;
        while (heldBits >= 8)
        {
            Append((byte)held);
            held >>= 8;
            heldBits -= 8;
        }
    }

    /// <summary>Writes a whole byte at the next byte's border.</summary>
    public void WriteByte(byte value)
    {
        if (heldBits > 0)
            Write(0, 8 - heldBits);
        Append(value);
    }

    public void WriteLiteral(byte value)
    {
        if (value < 144)
            WriteCode(0x30u + value, 8);
        else
            WriteCode(0x190u + value - 144, 9);
    }

    public void WriteEndOfBlock() => WriteCode(0, 7);

    /// <param name="length">3 to 258.</param>
    /// <param name="distance">1 to 32768.</param>
    public void WriteMatch(int length, int distance)
    {
        (int code, int extraBits, int extra) = LengthCode(length);
        if (code < 280)
            WriteCode((uint)(code - 256), 7);
        else
            WriteCode((uint)(0xC0 + code - 280), 8);
        Write((uint)extra, extraBits);

        (code, extraBits, extra) = Split(distance - 1, 1);
        WriteCode((uint)code, 5);
        Write((uint)extra, extraBits);
    }

    public byte[] ToArray() => bytes.AsSpan(0, count).ToArray();

    private static (int Code, int ExtraBits, int Extra) LengthCode(int length)
    {
        if (length == 258)
            return (285, 0, 0);
        (int code, int extraBits, int extra) = Split(length - 3, 2);
        return (257 + code, extraBits, extra);
    }

    /// <summary>
    /// The tables of lengths and distances follow one pattern: 2^(k+1) codes for single values, then 2^k codes for each further
    /// power of two, with one extra bit more for each.
    /// </summary>
    private static (int Code, int ExtraBits, int Extra) Split(int value, int k)
    {
        int width = BitOperations.Log2((uint)value | 1);
        int extraBits = Math.Max(0, width - k);
        int code = (extraBits << k) + (value >> extraBits);
        return (code, extraBits, value & ((1 << extraBits) - 1));
    }

    private void WriteCode(uint code, int width)
    {
        uint reversed = 0;
        for (int i = 0; i < width; i++)
            reversed |= ((code >> i) & 1) << (width - 1 - i);
        Write(reversed, width);
    }

    private void Append(byte value)
    {
        if (count == bytes.Length)
            Array.Resize(ref bytes, 2 * bytes.Length);
        bytes[count++] = value;
    }
}
