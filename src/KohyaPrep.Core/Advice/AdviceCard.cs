namespace KohyaPrep.Core.Advice;

/// <summary>A GPU that the table of options names.</summary>
public sealed record AdviceCard(string Name, double Gibibytes);
