namespace KohyaPrep.Core.Changes;

/// <summary>Changes that are made together or not at all. A value: nothing happens until a <see cref="ChangeHistory"/> applies it.</summary>
/// <param name="Command">Who makes them, as the history names it, such as <c>check --fix</c>.</param>
/// <param name="Changes">No path may be named by two of them.</param>
public sealed record ChangeSet(string Command, IReadOnlyList<FileChange> Changes)
{
    /// <summary>The number of the entry that this one takes back; null when it takes back none.</summary>
    public int? Undoes { get; init; }

    /// <summary>Folders that go as well when nothing is left in them; like the paths.</summary>
    public IReadOnlyList<string> EmptiedFolders { get; init; } = [];
}
