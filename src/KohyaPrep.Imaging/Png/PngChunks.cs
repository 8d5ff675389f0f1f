using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;

namespace KohyaPrep.Imaging.Png;

/// <summary>A PNG file, chunk by chunk (PNG specification, third edition, 5.3).</summary>
internal sealed class PngChunks
{
    private readonly ArrayBufferWriter<byte> file;

    /// <param name="expectedBytes">How large the file will be, about.</param>
    public PngChunks(int expectedBytes)
    {
        file = new ArrayBufferWriter<byte>(expectedBytes);
        file.Write((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
    }

    public void Add(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        const int LengthBytes = 4, TypeBytes = 4, ChecksumBytes = 4;
        int checkedBytes = TypeBytes + data.Length;
        Span<byte> chunk = file.GetSpan(LengthBytes + checkedBytes + ChecksumBytes);
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        type.CopyTo(chunk[LengthBytes..]);
        data.CopyTo(chunk[(LengthBytes + TypeBytes)..]);
        uint checksum = Crc32.HashToUInt32(chunk.Slice(LengthBytes, checkedBytes));
        BinaryPrimitives.WriteUInt32BigEndian(chunk[(LengthBytes + checkedBytes)..], checksum);
        file.Advance(LengthBytes + checkedBytes + ChecksumBytes);
    }

    public byte[] ToArray() => file.WrittenSpan.ToArray();
}
