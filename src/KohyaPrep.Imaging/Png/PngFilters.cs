using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace KohyaPrep.Imaging.Png;

/// <summary>Undoes the filters of a PNG's rows (PNG specification, third edition, 9.2).</summary>
internal static class PngFilters
{
    private const byte None = 0, Sub = 1, Up = 2, Average = 3, Paeth = 4;

    /// <param name="row">In place.</param>
    /// <param name="above">The row before it, its filter undone; empty for the first, where it counts as zeros.</param>
    /// <param name="step">Bytes from a pixel to the next.</param>
    /// <returns>False when there is no such filter.</returns>
    public static bool Undo(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        switch (filter)
        {
            case None:
                return true;
            case Sub:
                UndoSub(row, step);
                return true;
            case Up:
                if (!above.IsEmpty)
                    UndoUp(row, above);
                return true;
            case Average:
                UndoAverage(row, above, step);
                return true;
            case Paeth:
                // Without a row above, the nearest of left, zero and zero is the left one.
                if (above.IsEmpty)
                    UndoSub(row, step);
                else if (step is 3 or 4)
                    UndoPaethOfColours(row, above, step);
                else
                    UndoPaeth(row, above, step, 0);
                return true;
            default:
                return false;
        }
    }

    private static void UndoSub(Span<byte> row, int step)
    {
        for (int i = step; i < row.Length; i++)
            row[i] += row[i - step];
    }

    private static void UndoUp(Span<byte> row, ReadOnlySpan<byte> above)
    {
        int i = 0;
        for (; i <= row.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            (new Vector<byte>(row[i..]) + new Vector<byte>(above[i..])).CopyTo(row[i..]);
        for (; i < row.Length; i++)
            row[i] += above[i];
    }

    private static void UndoAverage(Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        for (int i = 0; i < row.Length; i++)
            row[i] += (byte)(((i < step ? 0 : row[i - step]) + (above.IsEmpty ? 0 : above[i])) / 2);
    }


    /// <summary>The channels of a pixel side by side: each pixel waits for the one before it, its channels need not.</summary>
    private static void UndoPaethOfColours(Span<byte> row, ReadOnlySpan<byte> above, int step)
    {
        Vector128<short> left = Vector128<short>.Zero, corner = left;
        int i = 0;
        for (; i + 4 <= row.Length; i += step)
        {
            Vector128<short> up = Load(above, i);
            Vector128<short> toLeft = Vector128.Abs(up - corner), toUp = Vector128.Abs(left - corner), toCorner = Vector128.Abs(left + up - corner - corner);
            Vector128<short> least = Vector128.Min(Vector128.Min(toLeft, toUp), toCorner);
            Vector128<short> nearest = Vector128.ConditionalSelect(
                Vector128.Equals(toLeft, least), left, Vector128.ConditionalSelect(Vector128.Equals(toUp, least), up, corner));
            left = (Load(row, i) + nearest) & Vector128.Create((short)0xFF);
            corner = up;
            uint pixel = Vector128.Narrow(left.AsUInt16(), left.AsUInt16()).AsUInt32().ToScalar();
            if (step == 4)
            {
                Unsafe.WriteUnaligned(ref row[i], pixel);
            }
            else
            {
                Unsafe.WriteUnaligned(ref row[i], (ushort)pixel);
                row[i + 2] = (byte)(pixel >> 16);
            }
        }

        if (i < row.Length)
            UndoPaeth(row, above, step, i);
    }

    private static void UndoPaeth(Span<byte> row, ReadOnlySpan<byte> above, int step, int from)
    {
        for (int i = from; i < row.Length; i++)
        {
            (int left, int up, int corner) = (i < step ? 0 : row[i - step], above[i], i < step ? 0 : above[i - step]);
            int toLeft = Math.Abs(up - corner), toUp = Math.Abs(left - corner), toCorner = Math.Abs(left + up - corner - corner);
            row[i] += (byte)(toLeft <= toUp && toLeft <= toCorner ? left : toUp <= toCorner ? up : corner);
        }
    }

    private static Vector128<short> Load(ReadOnlySpan<byte> bytes, int at) =>
        Vector128.WidenLower(Vector128.CreateScalarUnsafe(MemoryMarshal.Read<uint>(bytes[at..])).AsByte()).AsInt16();
}
