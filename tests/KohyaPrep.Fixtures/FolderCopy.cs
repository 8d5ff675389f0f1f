namespace KohyaPrep.Fixtures;

/// <summary>A copy of a folder, with the times of its files.</summary>
public static class FolderCopy
{
    /// <param name="without">The name of files that are left out, such as one that is held.</param>
    public static void Of(string folder, string target, string? without = null)
    {
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) != without))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
            File.SetLastWriteTimeUtc(copy, File.GetLastWriteTimeUtc(file));
        }
    }
}
