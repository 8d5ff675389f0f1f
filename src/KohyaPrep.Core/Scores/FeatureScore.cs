namespace KohyaPrep.Core.Scores;

/// <summary>One feature of the style over a set.</summary>
/// <param name="Mean">Over the generated pictures.</param>
/// <param name="Originals">Over the originals.</param>
/// <param name="Low">Lower end of the band that 95 of 100 originals lie in.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Conforming">Percent of the generated pictures that lie in it.</param>
public sealed record FeatureScore(StyleFeature Feature, double Mean, double Originals, double Low, double High, double Conforming);
