namespace KohyaPrep.Imaging.Tests.Faults;

/// <summary>A set with one fault, and the same set without it.</summary>
/// <param name="At">Where the finding stands, as the user would write it.</param>
public sealed record FaultCase(string Code, string At, Func<SetFiles> Bad, Func<SetFiles> Good);
