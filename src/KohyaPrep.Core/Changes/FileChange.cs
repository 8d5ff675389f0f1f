namespace KohyaPrep.Core.Changes;

/// <summary>A change to one of the user's files: <see cref="FileWrite"/>, <see cref="FileMove"/> or <see cref="FileRemoval"/>.</summary>
/// <param name="Path">Relative to the folder whose history keeps the change, with forward slashes; it may lead out of it with <c>..</c>.</param>
public abstract record FileChange(string Path)
{
    /// <summary>Every path that is changed.</summary>
    public virtual IEnumerable<string> Paths => [Path];
}
