using System.Buffers.Binary;

namespace KohyaPrep.Core.Trainer.Simulation.Pictures;

/// <summary>Reads on in a picture file by a few bytes at a time; past the end it says so instead of throwing.</summary>
internal sealed class HeaderReader(Stream file, byte[] head, int length)
{
    private readonly byte[] few = new byte[8];

    public ReadOnlySpan<byte> Head => head.AsSpan(0, length);

    public bool TrySeek(long position)
    {
        // The first bytes are here already.
        if (position < 0)
            return false;
        Position = position;
        return true;
    }

    public long Position { get; private set; }

    public bool TryByte(out int value)
    {
        bool isThere = TryRead(1, out ReadOnlySpan<byte> bytes);
        value = isThere ? bytes[0] : 0;
        return isThere;
    }

    public bool TryWhole(int bytes, bool isBigEndian, out ulong value)
    {
        bool isThere = TryRead(bytes, out ReadOnlySpan<byte> read);
        value = (isThere ? bytes : 0, isBigEndian) switch
        {
            (2, true) => BinaryPrimitives.ReadUInt16BigEndian(read),
            (2, false) => BinaryPrimitives.ReadUInt16LittleEndian(read),
            (4, true) => BinaryPrimitives.ReadUInt32BigEndian(read),
            (4, false) => BinaryPrimitives.ReadUInt32LittleEndian(read),
            (8, true) => BinaryPrimitives.ReadUInt64BigEndian(read),
            (8, false) => BinaryPrimitives.ReadUInt64LittleEndian(read),
            _ => 0,
        };
        return isThere;
    }

    private bool TryRead(int count, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (Position + count <= length)
        {
            bytes = head.AsSpan((int)Position, count);
            Position += count;
            return true;
        }

        if (Position >= file.Length - count + 1)
            return false;
        file.Position = Position;
        if (file.ReadAtLeast(few.AsSpan(0, count), count, throwOnEndOfStream: false) < count)
            return false;
        Position += count;
        bytes = few.AsSpan(0, count);
        return true;
    }
}
