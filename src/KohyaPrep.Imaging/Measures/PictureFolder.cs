using System.IO.Enumeration;

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
        // Only the directory itself is read: asking each file for its attributes takes as long as decoding a sprite.
        EnumerationOptions options = new()
        {
            AttributesToSkip = OperatingSystem.IsWindows() ? FileAttributes.Hidden | FileAttributes.System : 0,
            IgnoreInaccessible = true,
            MatchType = MatchType.Simple,
        };
        List<string> found = [];
        Stack<string> folders = new([""]);
        while (folders.TryPop(out string? folder))
        {
            string place = Path.Combine(root, folder);
            FileSystemEnumerable<(string Name, bool IsFolder)> entries = new(place, (ref entry) => (entry.FileName.ToString(), entry.IsDirectory), options)
            {
                ShouldIncludePredicate = (ref entry) => entry.FileName[0] != '.' && (entry.IsDirectory || IsPicture(entry.FileName)),
            };
            foreach ((string name, bool isFolder) in entries)
            {
                string path = folder.Length == 0 ? name : $"{folder}/{name}";
                if (!isFolder)
                    found.Add(path);
                else if (recursive && new DirectoryInfo(Path.Combine(place, name)).LinkTarget is null)
                    folders.Push(path);
            }
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private static bool IsPicture(ReadOnlySpan<char> name) =>
        Extensions.GetAlternateLookup<ReadOnlySpan<char>>().Contains(Path.GetExtension(name));
}
