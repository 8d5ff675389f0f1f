namespace KohyaPrep.Core.Runs;

/// <summary>A model that a run left.</summary>
/// <param name="Path">Relative to the run's folder, or absolute; a diffusers folder where there is no file.</param>
/// <param name="Step">Counted over the whole run; null where the file's name does not say it.</param>
/// <param name="Epoch">Likewise.</param>
/// <param name="Bytes">0 for a folder.</param>
/// <param name="Sha256">Of the file, in lower-case hexadecimal digits; null for a folder, or one that vanished.</param>
public sealed record RunCheckpoint(string Path, int? Step, int? Epoch, long Bytes, string? Sha256)
{
    /// <summary>Whether it is the model that the training ended with.</summary>
    public bool IsLast { get; init; }

    /// <summary>The trainer's own number of the training in the file's header (<c>ss_session_id</c>): it survives copying and merging of headers. Null where there is none.</summary>
    public string? SessionId { get; init; }
}
