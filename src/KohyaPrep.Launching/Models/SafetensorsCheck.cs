using System.Buffers.Binary;
using System.Text.Json;

namespace KohyaPrep.Launching.Models;

/// <summary>Judges a safetensors file by its header: no tensor is read.</summary>
public static class SafetensorsCheck
{
    /// <summary>What the format's own reader refuses more than.</summary>
    private const ulong LongestHeader = 100_000_000;

    /// <summary>What is wrong with the file; null when it is as long as its header says.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string? Trouble(string path)
    {
        using FileStream file = File.OpenRead(path);
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        if (file.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) < prefix.Length)
            return "it is too short to have a header";
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > LongestHeader || (long)length > file.Length - prefix.Length)
            return "it ends within its header, or is no safetensors file";
        byte[] header = new byte[length];
        file.ReadExactly(header);
        try
        {
            long expected = prefix.Length + (long)length + DataLength(header);
            return expected == file.Length ? null : $"it has {file.Length} bytes where its header says {expected}";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            return "its header cannot be read";
        }
    }

    private static long DataLength(byte[] header)
    {
        using JsonDocument document = JsonDocument.Parse(header);
        long end = 0;
        foreach (JsonProperty tensor in document.RootElement.EnumerateObject())
        {
            if (tensor.Name == "__metadata__")
                continue;
            if (!tensor.Value.TryGetProperty("data_offsets", out JsonElement offsets) || offsets.GetArrayLength() != 2)
                throw new JsonException();
            end = Math.Max(end, offsets[1].GetInt64());
        }

        return end;
    }
}
