namespace KohyaPrep.Core.Advice;

/// <summary>An option that the user says was tried before there were records of runs.</summary>
/// <param name="Match">Match % that it reached; null when nobody knows.</param>
/// <param name="Dollars">What it cost; null when nobody knows.</param>
public sealed record ToldAttempt(string Option, double? Match = null, double? Dollars = null);
