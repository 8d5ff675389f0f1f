namespace KohyaPrep.Core.Changes;

/// <summary>Works out how an entry is taken back, from what lies there now.</summary>
internal sealed class ChangeUndo(string root, EntryFolder folder, ChangeEntry entry)
{
    /// <summary>Files that are neither as the entry left them nor as it found them.</summary>
    public IReadOnlyList<string> Edited() => [.. entry.Steps.Where(IsEdited).Select(step => step.To ?? step.Path)];

    public ChangeSet ToChangeSet() => new(entry.Command, [.. entry.Steps.SelectMany((step, index) => Inverse(index, step))])
    {
        Undoes = entry.Number,
        EmptiedFolders = entry.Folders,
    };

    private bool IsEdited(ChangeStep step)
    {
        string? now = HashAt(step.Path);
        if (step.To is null)
            return now != step.After && now != step.Before;
        string? moved = HashAt(step.To);
        return (now, moved) != (null, step.Before) && (now, moved) != (step.Before, null);
    }

    private IEnumerable<FileChange> Inverse(int index, ChangeStep step)
    {
        if (step.To is not null)
            return InverseOfMove(step);
        if (step.Before is null)
            return [new FileRemoval(step.Path)];
        return [new FileWrite(step.Path, () => folder.Original(index, step)) { Modified = step.Modified, Mode = step.Mode }];
    }

    private IEnumerable<FileChange> InverseOfMove(ChangeStep step)
    {
        string moved = Path.Combine(root, step.To!);
        if (!File.Exists(moved))
            return [];
        // Where its old place was taken since, what took it is kept like any original.
        return File.Exists(Path.Combine(root, step.Path))
            ? [new FileWrite(step.Path, () => File.ReadAllBytes(moved)) { Modified = step.Modified, Mode = step.Mode }, new FileRemoval(step.To!)]
            : [new FileMove(step.To!, step.Path)];
    }

    private string? HashAt(string path) => KeptFile.HashOf(Path.Combine(root, path));
}
