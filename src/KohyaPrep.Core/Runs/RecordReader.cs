using System.Buffers.Binary;

namespace KohyaPrep.Core.Runs;

/// <summary>Reads the records of a TFRecord file that may still grow: up to the last whole one, and on from there at the next call.</summary>
/// <param name="path">It need not exist yet.</param>
internal sealed class RecordReader(string path)
{
    private const int HeaderLength = 12;
    private const int FooterLength = 4;

    /// <summary>A scalar's record takes less than 100 bytes, a picture's some megabytes.</summary>
    private const int LongestRecord = 1 << 28;

    private long position;

    /// <summary>Whether a record is damaged: nothing after it can be read.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>The records that have been added since the last call and are whole.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public IEnumerable<byte[]> ReadNew()
    {
        if (IsDamaged || !File.Exists(path))
            yield break;
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Position = position;
        byte[] header = new byte[HeaderLength];
        while (file.Length - position >= HeaderLength)
        {
            file.ReadExactly(header);
            long length = BinaryPrimitives.ReadInt64LittleEndian(header);
            if (BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(8)) != Crc32C.Masked(header.AsSpan(0, 8)) || length is < 0 or > LongestRecord)
            {
                IsDamaged = true;
                yield break;
            }

            long end = position + HeaderLength + length + FooterLength;
            if (file.Length < end)
                yield break;
            byte[] body = new byte[length + FooterLength];
            file.ReadExactly(body);
            byte[] record = body[..(int)length];
            if (BinaryPrimitives.ReadUInt32LittleEndian(body.AsSpan((int)length)) != Crc32C.Masked(record))
            {
                // The file may have been stretched before its bytes were written: it is looked at again.
                IsDamaged = file.Length > end;
                yield break;
            }

            position = end;
            yield return record;
        }
    }
}
