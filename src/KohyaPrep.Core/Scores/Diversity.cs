namespace KohyaPrep.Core.Scores;

/// <summary>How different the generated pictures are from each other. In percent of Match.</summary>
/// <param name="NearestGenerated">Match of each with the other that it resembles most.</param>
/// <param name="Repeated">Pictures that match another one by 90 % or more.</param>
public sealed record Diversity(Spread NearestGenerated, int Repeated);
