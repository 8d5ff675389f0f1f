using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace KohyaPrep.Imaging.Png;

/// <summary>Gives the bits of a deflate stream, lowest first. After its end come zeros, and <see cref="IsPast"/> tells.</summary>
internal ref struct InflateBits(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;
    private ulong held;
    private int count;
    private int at;

    /// <summary>Whether more was taken than there is.</summary>
    public readonly bool IsPast => At > bytes.Length;

    /// <summary>How many bytes were begun.</summary>
    public readonly int At => at - (count / 8);

    /// <summary>The next bits; as many as <see cref="Fill"/> sees to are there.</summary>
    public readonly ulong Next => held;

    /// <summary>Sees to it that 48 bits can be taken: the longest pair of a length and a distance.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fill()
    {
        if (count >= 48)
            return;
        if (at + sizeof(ulong) <= bytes.Length)
        {
            // Bits above those counted may be there already; they are the same ones.
            held |= BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]) << count;
            at += (63 - count) >> 3;
            count |= 56;
            return;
        }

        for (; count < 56; count += 8, at++)
            held |= at < bytes.Length ? (ulong)bytes[at] << count : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Drop(int width)
    {
        held >>= width;
        count -= width;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Take(int width)
    {
        int taken = (int)held & ((1 << width) - 1);
        Drop(width);
        return taken;
    }

    /// <summary>Takes whole bytes from the next byte's border on.</summary>
    /// <returns>False when there are not so many.</returns>
    public bool TakeBytes(scoped Span<byte> target)
    {
        int start = At;
        if (start > bytes.Length || target.Length > bytes.Length - start)
            return false;
        bytes.Slice(start, target.Length).CopyTo(target);
        (at, held, count) = (start + target.Length, 0, 0);
        return true;
    }
}
