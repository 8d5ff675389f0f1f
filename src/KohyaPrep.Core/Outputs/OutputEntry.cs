namespace KohyaPrep.Core.Outputs;

/// <summary>What the lock file knows of one file.</summary>
/// <param name="Key">What its bytes depend on.</param>
/// <param name="Hash">Of its bytes.</param>
public sealed record OutputEntry(string Key, string Hash);
