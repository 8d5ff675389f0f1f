using System.Text;

namespace KohyaPrep.Fixtures;

/// <summary>A message of protocol buffers, written field by field.</summary>
public sealed class Protobuf
{
    private readonly MemoryStream bytes = new();

    public byte[] Bytes => bytes.ToArray();

    public Protobuf Number(int field, long value)
    {
        Varint((ulong)(field << 3));
        Varint((ulong)value);
        return this;
    }

    public Protobuf Text(int field, string value) => Data(field, Encoding.UTF8.GetBytes(value));

    public Protobuf Message(int field, Protobuf value) => Data(field, value.Bytes);

    public Protobuf Data(int field, byte[] value)
    {
        Varint((ulong)((field << 3) | 2));
        Varint((ulong)value.Length);
        bytes.Write(value);
        return this;
    }

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            bytes.WriteByte((byte)(value | 0x80));
        bytes.WriteByte((byte)value);
    }
}
