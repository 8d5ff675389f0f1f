namespace KohyaPrep.Imaging.Measures;

/// <summary>Finds the picture files of a folder.</summary>
public static class PictureFolder
{
    /// <summary>Extensions that the trainer reads, in lower case.</summary>
    public static readonly IReadOnlyList<string> TrainerExtensions = [".png", ".jpg", ".jpeg", ".webp", ".bmp"];

    /// <summary>Extensions of pictures that it does not read, listed so that they can be reported.</summary>
    public static readonly IReadOnlyList<string> OtherExtensions =
        [".gif", ".tif", ".tiff", ".avif", ".heic", ".jxl", ".psd", ".svg"];

    private static readonly HashSet<string> Extensions =
        new([.. TrainerExtensions, .. OtherExtensions], StringComparer.OrdinalIgnoreCase);

    /// <summary>Hidden files are left out; links to folders are not followed, links to files are.</summary>
    /// <returns>Paths relative to the folder, with forward slashes, in ordinal order.</returns>
    public static IReadOnlyList<string> List(string root, bool recursive)
    {
        EnumerationOptions options = new()
        {
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
            IgnoreInaccessible = true,
            MatchType = MatchType.Simple,
        };
        List<string> found = [];
        Stack<string> folders = new([""]);
        while (folders.TryPop(out string? folder))
        {
            DirectoryInfo place = new(Path.Combine(root, folder));
            foreach (FileSystemInfo entry in place.EnumerateFileSystemInfos("*", options))
            {
                string path = folder.Length == 0 ? entry.Name : $"{folder}/{entry.Name}";
                if (entry is FileInfo && Extensions.Contains(entry.Extension))
                    found.Add(path);
                else if (recursive && entry is DirectoryInfo && entry.LinkTarget is null)
                    folders.Push(path);
            }
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }
}
