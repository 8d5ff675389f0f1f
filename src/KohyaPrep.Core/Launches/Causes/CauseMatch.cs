namespace KohyaPrep.Core.Launches;

/// <summary>A cause that was found.</summary>
/// <param name="File">The file to blame; null where none can be named.</param>
/// <param name="Remedy">A better one than the cause's own; null where there is none.</param>
public sealed record CauseMatch(Cause Cause, string? File = null, string? Remedy = null)
{
    public string BestRemedy => Remedy ?? Cause.Remedy;
}
