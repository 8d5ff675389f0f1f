using System.Text;

namespace KohyaPrep.Core.Configs;

/// <summary>The first bytes of a file that are not UTF-8, as Python's decoder reports them.</summary>
/// <param name="Position">Of the first such byte.</param>
/// <param name="Message">As Python prints it.</param>
public sealed record Utf8Fault(int Position, string Message)
{
    public static Utf8Fault? Find(ReadOnlySpan<byte> bytes)
    {
        int position = 0;
        while (position < bytes.Length)
        {
            if (Rune.DecodeFromUtf8(bytes[position..], out _, out int length) == System.Buffers.OperationStatus.Done)
            {
                position += length;
                continue;
            }

            byte first = bytes[position];
            string reason = first is < 0xc2 or > 0xf4 ? "invalid start byte"
                : position + length == bytes.Length ? "unexpected end of data"
                : "invalid continuation byte";
            string place = length == 1 ? $"byte 0x{first:x2} in position {position}" : $"bytes in position {position}-{position + length - 1}";
            return new Utf8Fault(position, $"'utf-8' codec can't decode {place}: {reason}");
        }

        return null;
    }
}
