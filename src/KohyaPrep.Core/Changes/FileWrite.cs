namespace KohyaPrep.Core.Changes;

/// <summary>A file gets other bytes, or is made.</summary>
/// <param name="Content">Makes the bytes. Called once, from any thread, before any file is changed.</param>
public sealed record FileWrite(string Path, Func<byte[]> Content) : FileChange(Path)
{
    /// <summary>When it is to have been written last, in UTC; null for now.</summary>
    public DateTime? Modified { get; init; }

    /// <summary>Its rights as Unix has them; null for those of the file that was there, or of a new one.</summary>
    public UnixFileMode? Mode { get; init; }
}
