using System.IO.Compression;
using System.Security.Cryptography;
using KohyaPrep.Core;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Launches.Places;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Launching.Bundles;

/// <summary>
/// Packs a bundle. Everything is made in a folder beside its place and checked there, so that what is at its place is whole and was
/// read back once: the dataset's files are those that the preparation wrote, by the hashes in its lock.
/// </summary>
public static class BundleWriter
{
    private const string DatasetFolder = "dataset/";
    private static readonly DateTimeOffset OneDate = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="prepared">The folder that the preparation wrote.</param>
    /// <param name="target">Where the bundle goes; an older one there is replaced.</param>
    /// <param name="madeBy">Program and version.</param>
    /// <param name="force">Whether files of an older bundle that were edited by hand may be replaced.</param>
    /// <returns>How many files and bytes the bundle has.</returns>
    /// <exception cref="KohyaPrepException">A file changed since it was prepared, something else lies at the target, or it cannot be written.</exception>
    public static (int Files, long Bytes) Write(PlacedRun run, IReadOnlyList<TrainerFile> texts, string prepared, string target, string madeBy, bool force, Action<int, int>? progress)
    {
        string part = target + ".part";
        try
        {
            OlderBundle.Refuse(target, force);
            if (Directory.Exists(part))
                Directory.Delete(part, recursive: true);
            Directory.CreateDirectory(part);
            List<HashedFile> dataset = PackDataset(run, prepared, Path.Combine(part, "dataset.zip"), progress);
            List<HashedFile> files = [HashOf(part, "dataset.zip")];
            foreach (TrainerFile text in texts)
            {
                string path = Path.Combine(part, text.Path);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text.Text);
                if (!OperatingSystem.IsWindows() && Path.GetExtension(path) is ".sh" or ".sbatch")
                    File.SetUnixFileMode(path, File.GetUnixFileMode(path) | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
                files.Add(HashOf(part, text.Path));
            }

            File.WriteAllText(Path.Combine(part, BundleManifest.Name), BundleManifest.Write(run, files, dataset, madeBy));
            OlderBundle.Replace(target, part);
            return (files.Count + 1, files.Sum(file => file.Bytes));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{target}: the bundle cannot be written: {exception.Message.TrimEnd('.')}. Make room, or choose another folder with --bundle.", ExitCode.MachineLacks, exception);
        }
        finally
        {
            if (Directory.Exists(part))
                Directory.Delete(part, recursive: true);
        }
    }

    /// <summary>Pictures are stored as they are, since they are compressed already; every entry is read back and compared.</summary>
    private static List<HashedFile> PackDataset(PlacedRun run, string prepared, string zipPath, Action<int, int>? progress)
    {
        bool isFlat = run.Place == Place.CivitAi;
        OutputLock made = OutputLock.Read(Path.Combine(prepared, OutputFolder.LockName));
        string[] paths =
        [
            .. made.Paths
                .Where(path => path.StartsWith(isFlat ? TrainerFileSet.ImagesFolder + "/" : DatasetFolder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
        List<HashedFile> packed = [];
        using (ZipArchive zip = ZipFile.Open(zipPath, ZipArchiveMode.Create))
        {
            foreach (string path in paths)
            {
                byte[] bytes = File.ReadAllBytes(Path.Combine(prepared, path));
                if (ContentHash.ValueOf(bytes) != made.Find(path)!.Value.Hash)
                    throw new KohyaPrepException($"{Path.Combine(prepared, path)}: it was changed since it was prepared. Run `kohyaprep prepare --force`, then again.");
                string name = isFlat ? Path.GetFileName(path) : path;
                ZipArchiveEntry entry = zip.CreateEntry(name, Path.GetExtension(name) == ".png" ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
                entry.LastWriteTime = OneDate;
                using (Stream stream = entry.Open())
                    stream.Write(bytes);
                packed.Add(new HashedFile(name, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length));
                progress?.Invoke(packed.Count, paths.Length);
            }
        }

        ReadBack(zipPath, packed);
        return packed;
    }

    private static void ReadBack(string zipPath, List<HashedFile> packed)
    {
        using ZipArchive zip = ZipFile.OpenRead(zipPath);
        foreach (HashedFile file in packed)
        {
            using Stream stream = zip.GetEntry(file.Path)!.Open();
            if (Convert.ToHexStringLower(SHA256.HashData(stream)) != file.Sha256)
                throw new IOException($"{file.Path} came back otherwise than it was packed");
        }
    }

    private static HashedFile HashOf(string folder, string path)
    {
        using FileStream stream = File.OpenRead(Path.Combine(folder, path));
        return new HashedFile(path, Convert.ToHexStringLower(SHA256.HashData(stream)), stream.Length);
    }
}
