using KohyaPrep.Core.Outputs;
using KohyaPrep.Core.Runs;

namespace KohyaPrep.Launching.Runs;

/// <summary>Reads the training set once more when a run starts: the record tells what was trained on, not what was planned.</summary>
internal static class DatasetHashes
{
    /// <param name="folder">The folder of the training set's pictures; it need not exist.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static DatasetFingerprint Of(string folder, string captionExtension)
    {
        if (!Directory.Exists(folder))
            return DatasetFingerprint.Of([]);
        string[] pictures = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(IsPicture)];
        FingerprintPicture[] hashed = new FingerprintPicture[pictures.Length];
        Parallel.For(0, pictures.Length, i =>
        {
            string caption = Path.ChangeExtension(pictures[i], captionExtension);
            hashed[i] = new FingerprintPicture(
                Path.GetRelativePath(folder, pictures[i]).Replace(Path.DirectorySeparatorChar, '/'),
                ContentHash.Of(File.ReadAllBytes(pictures[i])),
                File.Exists(caption) ? File.ReadAllText(caption).TrimEnd('\n') : "");
        });
        return DatasetFingerprint.Of(hashed);
    }

    private static bool IsPicture(string path) => Path.GetExtension(path).ToLowerInvariant() is ".png" or ".jpg" or ".jpeg" or ".webp" or ".bmp";
}
