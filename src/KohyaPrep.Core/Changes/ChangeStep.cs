namespace KohyaPrep.Core.Changes;

/// <summary>A change of one file as the history knows it.</summary>
/// <param name="Path">Relative to the folder of the history, with forward slashes.</param>
/// <param name="Before">The hash of what was there; null when there was nothing.</param>
/// <param name="After">The hash of what is there now; null when there is nothing.</param>
public sealed record ChangeStep(string Path, string? Before, string? After)
{
    /// <summary>Where the file went, bytes as they were; null when it did not go anywhere.</summary>
    public string? To { get; init; }

    /// <summary>When what was there had been written last, in UTC.</summary>
    public DateTime? Modified { get; init; }

    /// <summary>The rights of what was there; null where the system knows none such.</summary>
    public UnixFileMode? Mode { get; init; }

    /// <summary>Where its bytes are after the change; null when it is gone.</summary>
    internal string? Place => To ?? (After is null ? null : Path);
}
