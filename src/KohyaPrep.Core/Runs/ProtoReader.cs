using System.Buffers.Binary;

namespace KohyaPrep.Core.Runs;

/// <summary>Walks the fields of a protocol buffers message, of any schema.</summary>
internal ref struct ProtoReader(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> rest = message;

    /// <summary>The number of the field that was read last.</summary>
    public int Field { get; private set; }

    /// <summary>0 for a number, 1 for eight bytes, 2 for a text, message or list, 5 for four bytes.</summary>
    public int WireType { get; private set; }

    /// <summary>A number, or the bits of a fixed one.</summary>
    public ulong Number { get; private set; }

    /// <summary>A text, a message, or a packed list.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    public readonly float Single => BitConverter.UInt32BitsToSingle((uint)Number);

    public readonly double Double => BitConverter.UInt64BitsToDouble(Number);

    /// <summary>Goes to the next field; false at the end, or where the message makes no sense.</summary>
    public bool Next()
    {
        if (rest.IsEmpty || !TryVarint(out ulong key))
            return false;
        Field = (int)(key >> 3);
        WireType = (int)(key & 7);
        Bytes = default;
        switch (WireType)
        {
            case 0:
                return TryVarint(out ulong number) && Set(number);
            case 1 when rest.Length >= 8:
                Set(BinaryPrimitives.ReadUInt64LittleEndian(rest));
                rest = rest[8..];
                return true;
            case 2 when TryVarint(out ulong length) && length <= (ulong)rest.Length:
                Bytes = rest[..(int)length];
                rest = rest[(int)length..];
                return true;
            case 5 when rest.Length >= 4:
                Set(BinaryPrimitives.ReadUInt32LittleEndian(rest));
                rest = rest[4..];
                return true;
            default:
                return false;
        }
    }

    private bool Set(ulong number)
    {
        Number = number;
        return true;
    }

    private bool TryVarint(out ulong value)
    {
        value = 0;
        for (int i = 0; i < rest.Length && i < 10; i++)
        {
            value |= (ulong)(rest[i] & 0x7F) << (7 * i);
            if ((rest[i] & 0x80) != 0)
                continue;
            rest = rest[(i + 1)..];
            return true;
        }

        return false;
    }
}
