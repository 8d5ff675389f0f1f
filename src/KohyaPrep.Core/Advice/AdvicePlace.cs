namespace KohyaPrep.Core.Advice;

/// <summary>Somewhere that a training can run, and what it costs there, in US dollars.</summary>
/// <param name="PerHour">Null where it is not paid by the hour.</param>
/// <param name="PerMonth">Null where it is not paid by the month.</param>
public sealed record AdvicePlace(string Name, string Title, double? PerHour = null, double? PerMonth = null);
