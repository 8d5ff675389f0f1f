using System.IO.Compression;

namespace KohyaPrep.Core.Captions.Data;

/// <summary>The compressed files that travel inside this assembly.</summary>
internal static class CompressedData
{
    /// <param name="name">The file's name without <c>.br</c>.</param>
    public static byte[] Read(string name)
    {
        using Stream resource = typeof(CompressedData).Assembly.GetManifestResourceStream(name + ".br")!;
        using BrotliStream content = new(resource, CompressionMode.Decompress);
        using MemoryStream whole = new(1 << 18);
        content.CopyTo(whole);
        return whole.ToArray();
    }
}
