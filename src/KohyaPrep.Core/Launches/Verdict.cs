namespace KohyaPrep.Core.Launches;

/// <summary>How a run came out, and what can be said of it.</summary>
/// <param name="Summary">One sentence.</param>
/// <param name="OwnError">The trainer's own last error line, not the one of accelerate around it; null where there was none.</param>
/// <param name="FileToBlame">The file or folder that the trainer named with the error; null where it named none.</param>
public sealed record Verdict(VerdictKind Kind, string Summary, string? OwnError = null, string? FileToBlame = null);
