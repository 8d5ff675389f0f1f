using System.Security.Cryptography;

namespace KohyaPrep.Launching.Bundles;

/// <summary>The hash of a base model, by which another place knows that it has the same.</summary>
public static class ModelHash
{
    /// <param name="progress">Called with megabytes done and to do.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static string Of(string path, Action<int, int>? progress, CancellationToken cancellation)
    {
        const int Chunk = 1 << 20;
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[8 * Chunk];
        long done = 0;
        for (int read = stream.Read(buffer); read > 0; read = stream.Read(buffer))
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, read);
            done += read;
            progress?.Invoke((int)(done / Chunk), (int)(stream.Length / Chunk));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
