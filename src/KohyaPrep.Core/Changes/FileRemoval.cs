namespace KohyaPrep.Core.Changes;

/// <summary>A file goes; the history keeps it.</summary>
public sealed record FileRemoval(string Path) : FileChange(Path);
