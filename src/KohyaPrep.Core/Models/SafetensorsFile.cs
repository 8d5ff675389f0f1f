using System.Buffers.Binary;
using System.Text.Json;

namespace KohyaPrep.Core.Models;

/// <summary>
/// Reads the header of a safetensors file and no tensor, however large the file is. Whatever the bytes are, the answer is a header or what
/// is wrong: a length that lies, JSON that ends or nests without end, offsets outside of the file.
/// </summary>
public static class SafetensorsFile
{
    /// <summary>What the format's own reader refuses more than, in bytes.</summary>
    public const int LongestHeader = 100_000_000;

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it be.</exception>
    public static SafetensorsReading Read(string path)
    {
        // Nothing is read ahead: what follows the header may be gigabytes away on a slow disk.
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return Read(file, file.Length);
    }

    /// <summary>What is wrong with the file; null when it is whole.</summary>
    /// <inheritdoc cref="Read(string)" path="/exception"/>
    public static string? Trouble(string path) => Read(path).Trouble;

    /// <param name="length">Of the whole file, in bytes.</param>
    public static SafetensorsReading Read(Stream file, long length)
    {
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        if (file.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false) < prefix.Length)
            return new(null, "it is too short to have a header");
        ulong header = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (header > LongestHeader || (long)header > length - prefix.Length)
            return new(null, "it ends within its header, or is no safetensors file");
        byte[] bytes = new byte[header];
        if (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
            return new(null, "it ends within its header, or is no safetensors file");
        try
        {
            SafetensorsHeader read = SafetensorsHeaderParser.Parse(bytes) with { Length = prefix.Length + bytes.Length };
            return new(read, TroubleOf(read, length));
        }
        catch (JsonException fault)
        {
            return new(null, $"its header cannot be read: {fault.Message}");
        }
    }

    // The same that the format's own reader asks (metadata.validate): the tensors fill what follows the header without holes.
    private static string? TroubleOf(SafetensorsHeader header, long length)
    {
        long end = 0;
        foreach (SafetensorsTensor tensor in header.Tensors.OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End))
        {
            if (tensor.Begin != end || tensor.End < tensor.Begin)
                return $"its header does not place the tensor '{Cut(tensor.Name)}' where the one before it ends";
            if (tensor.Size is { } size && size != tensor.End - tensor.Begin)
                return $"its header gives the tensor '{Cut(tensor.Name)}' {tensor.End - tensor.Begin} bytes where its shape takes {size}";
            end = tensor.End;
        }

        return header.FileLength == length ? null : $"it has {length} bytes where its header says {header.FileLength}";
    }

    private static string Cut(string name) => name.Length <= 80 ? name : name[..79] + "…";
}
