namespace KohyaPrep.Core.Outputs;

/// <summary>What lies in an output folder, against what earlier runs say they wrote.</summary>
/// <param name="before">The last whole run's lock file.</param>
/// <param name="interrupted">The journal of a run that was interrupted while it renamed; empty otherwise.</param>
internal sealed class OutputSurvey(string root, OutputLock before, OutputLock interrupted)
{
    /// <summary>Every path that an earlier run wrote.</summary>
    public IEnumerable<string> Known => before.Paths.Concat(interrupted.Paths.Where(path => !before.Contains(path)));

    /// <summary>What the lock file says of a file that is there with the bytes that its key stands for; null for any other.</summary>
    /// <param name="isForeign">Whether there is a file of this name whose bytes are none that we ever wrote there.</param>
    public OutputEntry? Find(OutputFile file, out bool isForeign)
    {
        isForeign = false;
        string full = Path.Combine(root, file.Path);
        if (!File.Exists(full))
            return null;
        UInt128 hash = ContentHash.ValueOf(File.ReadAllBytes(full));
        isForeign = true;
        foreach (OutputEntry known in Entries(file.Path))
        {
            if (known.Hash != hash)
                continue;
            isForeign = false;
            if (known.Key == file.Key)
                return known;
        }

        return null;
    }

    /// <summary>Refuses to replace files whose bytes are none that we ever wrote there.</summary>
    /// <param name="paths">Such files.</param>
    public void Refuse(IEnumerable<string> paths)
    {
        List<string> edited = [.. paths.Order(StringComparer.Ordinal)];
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
            .Where(folder => Directory.Exists(Path.Combine(root, folder)))
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(root, folder)).Select(path => $"{folder}/{Path.GetFileName(path)}"))
            .Where(path => !after.Contains(path))
            .Order(StringComparer.Ordinal),
    ];

    private IEnumerable<OutputEntry> Entries(string path)
    {
        if (before.FindSharing(path) is { } old)
            yield return old;
        if (interrupted.Find(path) is { } half)
            yield return half;
    }
}
