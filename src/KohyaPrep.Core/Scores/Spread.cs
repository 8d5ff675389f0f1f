namespace KohyaPrep.Core.Scores;

/// <summary>How a number is spread over a set.</summary>
/// <param name="P5">One in twenty is lower.</param>
/// <param name="P95">One in twenty is higher.</param>
/// <param name="Count">Of how many.</param>
public sealed record Spread(double Mean, double P5, double Median, double P95, int Count);
