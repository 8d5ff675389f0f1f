namespace KohyaPrep.Core.Outputs;

/// <summary>
/// Latents that the trainer cached beside a picture. It takes them again after the picture's content changed (strategy_base.py:455),
/// so they must go when we rewrite it.
/// </summary>
internal static class StaleLatents
{
    /// <param name="pictures">Paths relative to the root, with forward slashes.</param>
    /// <returns>The same kind of paths: <c>stem.npz</c> and <c>stem_0512x0512_sd.npz</c> for each picture <c>stem.png</c>.</returns>
    public static IEnumerable<string> Beside(string root, IEnumerable<string> pictures)
    {
        ILookup<string, string> byFolder = pictures.ToLookup(path => Path.GetDirectoryName(path)!, path => Path.GetFileNameWithoutExtension(path)!);
        foreach (IGrouping<string, string> folder in byFolder)
        {
            string full = Path.Combine(root, folder.Key);
            if (!Directory.Exists(full))
                continue;
            HashSet<string> stems = [.. folder];
            foreach (string file in Directory.EnumerateFiles(full, "*.npz"))
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
