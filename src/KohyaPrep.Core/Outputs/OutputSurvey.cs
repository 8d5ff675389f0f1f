namespace KohyaPrep.Core.Outputs;

/// <summary>What lies in an output folder, against what earlier runs say they wrote.</summary>
/// <param name="before">The last whole run's lock file.</param>
/// <param name="interrupted">The journal of a run that was interrupted while it renamed; empty otherwise.</param>
internal sealed class OutputSurvey(string root, OutputLock before, OutputLock interrupted)
{
    private readonly Dictionary<string, string?> hashes = new(StringComparer.Ordinal);

    /// <summary>Every path that an earlier run wrote.</summary>
    public IEnumerable<string> Known => before.Outputs.Keys.Union(interrupted.Outputs.Keys, StringComparer.Ordinal);

    /// <summary>Whether the file is there with the bytes that its key stands for.</summary>
    public bool IsAsWanted(OutputFile file) => Find(file) is not null;

    /// <summary>What the lock file says of a file that is as wanted.</summary>
    public OutputEntry EntryOf(OutputFile file) => Find(file)!;

    /// <summary>Refuses to replace files whose bytes are none that we ever wrote there.</summary>
    public void RefuseEdited(IEnumerable<string> paths)
    {
        List<string> edited = [.. paths.Where(IsForeign).Order(StringComparer.Ordinal)];
        if (edited.Count > 0)
        {
            string names = string.Join(", ", edited.Take(3)) + (edited.Count > 3 ? $" and {edited.Count - 3} more" : "");
            throw new KohyaPrepException(
                $"{root}: {names} {(edited.Count == 1 ? "was" : "were")} not written by kohyaprep, or edited since. "
                + "Carry the change over to the dataset or the recipe, or replace with `--force`.");
        }
    }

    /// <summary>Files in the watched folders that nothing of ours wrote, in ordinal order.</summary>
    public IReadOnlyList<string> Strangers(IReadOnlyList<string> watched, OutputLock after) =>
    [
        .. watched
            .Select(folder => Path.Combine(root, folder))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder))
            .Select(path => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(path => !after.Outputs.ContainsKey(path))
            .Order(StringComparer.Ordinal),
    ];

    private OutputEntry? Find(OutputFile file)
    {
        foreach (OutputLock known in (OutputLock[])[before, interrupted])
        {
            if (known.Outputs.TryGetValue(file.Path, out OutputEntry? entry) && entry.Key == file.Key && entry.Hash == HashOf(file.Path))
                return entry;
        }

        return null;
    }

    private bool IsForeign(string path) => HashOf(path) is { } hash
        && !(before.Outputs.TryGetValue(path, out OutputEntry? old) && old.Hash == hash)
        && !(interrupted.Outputs.TryGetValue(path, out OutputEntry? half) && half.Hash == hash);

    private string? HashOf(string path)
    {
        if (!hashes.TryGetValue(path, out string? hash))
        {
            string full = Path.Combine(root, path);
            hash = File.Exists(full) ? ContentHash.Of(File.ReadAllBytes(full)) : null;
            hashes[path] = hash;
        }

        return hash;
    }
}
