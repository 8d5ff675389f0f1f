namespace KohyaPrep.Core.Outputs;

/// <summary>
/// Latents that the trainer cached beside a picture. It takes them again after the picture's content changed (strategy_base.py:455),
/// so they must go when we rewrite it.
/// </summary>
internal static class StaleLatents
{
    /// <param name="pictures">Paths relative to the root, with forward slashes; gone through more than once.</param>
    /// <returns>The same kind of paths: <c>stem.npz</c> and <c>stem_0512x0512_sd.npz</c> for each picture <c>stem.png</c>.</returns>
    public static IEnumerable<string> Beside(string root, IReadOnlyCollection<string> pictures)
    {
        HashSet<string> folders = [];
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known = folders.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (string path in pictures)
            known.Add(Path.GetDirectoryName(path.AsSpan()));
        foreach (string folder in folders)
        {
            string full = Path.Combine(root, folder);
            string[] latents = Directory.Exists(full) ? Directory.GetFiles(full, "*.npz") : [];
            if (latents.Length == 0)
                continue;
            HashSet<string> stems = [.. pictures.Where(path => Path.GetDirectoryName(path) == folder).Select(path => Path.GetFileNameWithoutExtension(path))];
            foreach (string file in latents)
            {
                string name = Path.GetFileNameWithoutExtension(file);
                if (stems.Contains(name) || (Parts(name) is { } stem && stems.Contains(stem)))
                    yield return Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/');
            }
        }
    }

    /// <summary>The stem in front of <c>_WIDTHxHEIGHT_KIND</c>.</summary>
    private static string? Parts(string name)
    {
        int kind = name.LastIndexOf('_');
        int size = kind > 0 ? name.LastIndexOf('_', kind - 1) : -1;
        return size > 0 ? name[..size] : null;
    }
}
