using System.IO.Hashing;

namespace KohyaPrep.Core.Outputs;

/// <summary>XXH128 as 32 hexadecimal digits: tells whether bytes are the same; no protection against someone who wants them to seem so.</summary>
public static class ContentHash
{
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(XxHash128.Hash(bytes));

    public static string Of(string text) => Of(System.Text.Encoding.UTF8.GetBytes(text));
}
