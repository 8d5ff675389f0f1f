using System.Security.Cryptography;
using System.Text.Json;
using KohyaPrep.Core;
using KohyaPrep.Core.Launches.Places;

namespace KohyaPrep.Launching.Bundles;

/// <summary>A bundle that lies where a new one is to go. What a training has saved in it since stays.</summary>
internal static class OlderBundle
{
    /// <exception cref="KohyaPrepException">Something else lies there, or files of the bundle were edited by hand.</exception>
    public static void Refuse(string target, bool force)
    {
        if (!Directory.Exists(target) || !Directory.EnumerateFileSystemEntries(target).Any())
            return;
        IReadOnlyDictionary<string, string> files = FilesOf(target)
            ?? throw new KohyaPrepException($"{target}: something that is no bundle lies there. Choose another folder with --bundle.");
        string[] edited = [.. files.Where(file => File.Exists(Path.Combine(target, file.Key)) && HashOf(Path.Combine(target, file.Key)) != file.Value).Select(file => file.Key)];
        if (edited.Length > 0 && !force)
            throw new KohyaPrepException($"{Path.Combine(target, edited[0])}: it was edited since the bundle was made. Say --force to replace it, or choose another folder with --bundle.");
    }

    /// <summary>Puts the new files in the place of the older ones, the manifest last.</summary>
    public static void Replace(string target, string part)
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(part, target);
            return;
        }

        foreach (string old in FilesOf(target)?.Keys.ToArray() ?? [])
            File.Delete(Path.Combine(target, old));
        string[] made = [.. Directory.EnumerateFiles(part, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(part, path))];
        foreach (string path in made.OrderBy(path => path == BundleManifest.Name))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(target, path))!);
            File.Move(Path.Combine(part, path), Path.Combine(target, path), overwrite: true);
        }
    }

    /// <summary>Paths and hashes by its manifest; null when there is none.</summary>
    private static Dictionary<string, string>? FilesOf(string target)
    {
        string manifest = Path.Combine(target, BundleManifest.Name);
        if (!File.Exists(manifest))
            return null;
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(manifest));
            return document.RootElement.GetProperty("files").EnumerateObject().Concat(document.RootElement.GetProperty("notebooks").EnumerateObject())
                .Where(file => !file.Name.Contains("..", StringComparison.Ordinal) && !Path.IsPathRooted(file.Name))
                .ToDictionary(file => file.Name, file => file.Value.GetProperty("sha256").GetString()!, StringComparer.Ordinal);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string HashOf(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
