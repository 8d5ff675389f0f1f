namespace KohyaPrep.Core.Runs;

/// <summary>What a run took.</summary>
/// <param name="Seconds">Of all attempts together.</param>
/// <param name="Gpu">The card's name; null where there was none.</param>
/// <param name="DollarsPerHour">The price that was assumed; null where none is known.</param>
/// <param name="Dollars">Null where no price is known.</param>
/// <param name="IsEstimate">Whether the price is the table's, rather than one that the user gave.</param>
public sealed record RunCost(double Seconds, string? Gpu, double? DollarsPerHour, double? Dollars, bool IsEstimate);
