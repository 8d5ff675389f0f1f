using System.IO.Compression;
using KohyaPrep.Core;
using KohyaPrep.Core.Launches.Places;

namespace KohyaPrep.Launching.Bundles;

/// <summary>What a place gives back: the zip that it packed, or the bundle's folder with what the training left in it.</summary>
internal sealed class ReturnedFiles : IDisposable
{
    private const string Logs = "logs/";
    private const string Models = "model/";

    private readonly string source;
    private readonly ZipArchive? zip;

    /// <exception cref="KohyaPrepException">It is neither.</exception>
    public ReturnedFiles(string source)
    {
        this.source = source;
        if (Directory.Exists(source))
            return;
        try
        {
            zip = ZipFile.OpenRead(source);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new KohyaPrepException($"{source}: neither a folder nor a zip that can be read. Give what the place packed, or the bundle's folder there.", cause: e);
        }
    }

    public void Dispose() => zip?.Dispose();

    /// <exception cref="KohyaPrepException">There is none.</exception>
    public byte[] Manifest()
    {
        using MemoryStream bytes = new();
        using Stream stream = Open(BundleManifest.Name) ?? throw new KohyaPrepException($"{source}: there is no {BundleManifest.Name} in it, so it is not of a bundle.");
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>Logs, models and samples, without the states; with slashes, in ordinal order. A path that would lead elsewhere is left out.</summary>
    public IReadOnlyList<string> Results()
    {
        IEnumerable<string> all = zip is not null
            ? zip.Entries.Where(entry => entry.Name.Length > 0).Select(entry => entry.FullName)
            : ((string[])[Logs, Models]).Select(folder => Path.Combine(source, folder)).Where(Directory.Exists)
                .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
                .Select(path => Path.GetRelativePath(source, path).Replace(Path.DirectorySeparatorChar, '/'));
        return [.. all.Where(IsResult).Order(StringComparer.Ordinal)];
    }

    /// <summary>Copies a file beside its place and renames it into it; its time comes with it.</summary>
    public void CopyTo(string path, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        string part = target + ".part";
        using (Stream stream = Open(path)!)
        using (FileStream file = new(part, FileMode.Create))
            stream.CopyTo(file);
        File.SetLastWriteTimeUtc(part, zip?.GetEntry(path)!.LastWriteTime.UtcDateTime ?? File.GetLastWriteTimeUtc(Path.Combine(source, path)));
        File.Move(part, target, overwrite: true);
    }

    private Stream? Open(string path) => zip is not null ? zip.GetEntry(path)?.Open()
        : File.Exists(Path.Combine(source, path)) ? File.OpenRead(Path.Combine(source, path)) : null;

    private static bool IsResult(string path)
    {
        string[] parts = path.Split('/');
        return (path.StartsWith(Logs, StringComparison.Ordinal) || path.StartsWith(Models, StringComparison.Ordinal))
            && !path.Contains('\\') && !path.Contains(':') && parts.All(part => part is not ("" or "." or ".."))
            && !parts.SkipLast(1).Any(part => part.EndsWith("-state", StringComparison.Ordinal));
    }
}
