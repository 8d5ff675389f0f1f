using System.Runtime.CompilerServices;

namespace KohyaPrep.Imaging.Png;

/// <summary>A Huffman code of a deflate stream (RFC 1951, 3.2.2), for reading. Reused for one block after the other.</summary>
internal sealed class InflateCode
{
    /// <summary>The lowest bits of what is found.</summary>
    public const int WidthBits = 4, WidthMask = (1 << WidthBits) - 1;

    private const int Longest = 15, Fast = 10;

    /// <summary>By the next bits: a symbol, and in the lowest four bits its width; 0 where more bits are needed.</summary>
    private readonly ushort[] table = new ushort[1 << Fast];
    private readonly ushort[] symbols = new ushort[288];
    private readonly int[] counts = new int[Longest + 1];

    /// <param name="widths">Bits of each symbol's code; 0 for none.</param>
    /// <param name="mayBeOne">Whether a single code, of one bit, will do, and none.</param>
    /// <returns>False when these are no code, or not all bits have a meaning.</returns>
    public bool Make(ReadOnlySpan<byte> widths, bool mayBeOne)
    {
        Array.Clear(counts);
        foreach (byte width in widths)
            counts[width]++;
        int coded = widths.Length - counts[0], left = 1;
        counts[0] = 0;
        Span<int> places = stackalloc int[Longest + 1], codes = stackalloc int[Longest + 1];
        (int place, int code) = (0, 0);
        for (int width = 1; width <= Longest; width++)
        {
            left = (left << 1) - counts[width];
            if (left < 0)
                return false;
            code = (code + counts[width - 1]) << 1;
            (places[width], codes[width]) = (place, code);
            place += counts[width];
        }

        if (left > 0 && !(mayBeOne && coded == counts[1] && coded <= 1))
            return false;
        Array.Clear(table);
        for (int symbol = 0; symbol < widths.Length; symbol++)
        {
            int width = widths[symbol];
            if (width == 0)
                continue;
            symbols[places[width]++] = (ushort)symbol;
            if (width <= Fast)
                Enter(codes[width], width, symbol);
            codes[width]++;
        }

        return true;
    }

    /// <param name="next">The next bits of the stream, 15 at least.</param>
    /// <returns>The symbol that they begin with, and in the lowest four bits the width of its code; 0 where they have no meaning.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ulong next)
    {
        int entry = table[(int)next & ((1 << Fast) - 1)];
        return entry != 0 ? entry : FindLong(next);
    }

    /// <summary>Codes stand in the stream with their highest bit first.</summary>
    private void Enter(int code, int width, int symbol)
    {
        int reversed = code;
        reversed = ((reversed & 0x5555) << 1) | ((reversed >> 1) & 0x5555);
        reversed = ((reversed & 0x3333) << 2) | ((reversed >> 2) & 0x3333);
        reversed = ((reversed & 0x0F0F) << 4) | ((reversed >> 4) & 0x0F0F);
        reversed = (((reversed & 0xFF) << 8) | (reversed >> 8)) >> (16 - width);
        for (; reversed < table.Length; reversed += 1 << width)
            table[reversed] = (ushort)((symbol << WidthBits) | width);
    }

    /// <summary>Goes bit by bit: codes of one width are numbers that follow one another, above all shorter ones.</summary>
    private int FindLong(ulong next)
    {
        (int code, int first, int place) = (0, 0, 0);
        for (int width = 1; width <= Longest; width++, next >>= 1)
        {
            code |= (int)next & 1;
            if (code - first < counts[width])
                return (symbols[place + code - first] << WidthBits) | width;
            place += counts[width];
            first = (first + counts[width]) << 1;
            code <<= 1;
        }

        return 0;
    }
}
