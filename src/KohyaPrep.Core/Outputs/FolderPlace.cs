namespace KohyaPrep.Core.Outputs;

/// <summary>Where folders really lie, whatever links lead there.</summary>
public static class FolderPlace
{
    /// <summary>Whether a folder is another one, or lies in it. Neither need exist.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="folder">Absolute.</param>
    public static bool IsInside(string path, string folder)
    {
        string inner = Resolved(path), outer = Resolved(folder);
        return inner == outer || inner.StartsWith(outer.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    /// <summary>The path with the links of its existing part followed.</summary>
    private static string Resolved(string path)
    {
        string? parent = Path.GetDirectoryName(path);
        if (parent is null)
            return path;
        string full = Path.Combine(Resolved(parent), Path.GetFileName(path));

        // A link's own target may lead through further links.
        return Directory.Exists(full) && Directory.ResolveLinkTarget(full, returnFinalTarget: false) is { } target ? Resolved(target.FullName) : full;
    }
}
