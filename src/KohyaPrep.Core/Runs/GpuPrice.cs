namespace KohyaPrep.Core.Runs;

/// <summary>A row of the table of graphics cards.</summary>
/// <param name="MemoryGib">Of the card.</param>
/// <param name="TeraOperations">Dense 16-bit operations a second with 32-bit sums, in units of 10¹².</param>
/// <param name="DollarsPerHour">As rented from a marketplace.</param>
public sealed record GpuPrice(string Name, int MemoryGib, double TeraOperations, double DollarsPerHour);
