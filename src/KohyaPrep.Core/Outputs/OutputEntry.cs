namespace KohyaPrep.Core.Outputs;

/// <summary>What the lock file knows of one file.</summary>
/// <param name="Key">XXH128 of what its bytes depend on.</param>
/// <param name="Hash">XXH128 of its bytes.</param>
public readonly record struct OutputEntry(UInt128 Key, UInt128 Hash);
