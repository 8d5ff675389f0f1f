using KohyaPrep.Core.Scores;

namespace KohyaPrep.Core.Tests.Scores;

/// <summary>A score with something in every place.</summary>
internal static class ExampleScore
{
    private static readonly Spread Spread = new(10.4, 3.9, 9.4, 24.6, 204);

    public static SetScore Paired { get; } = new()
    {
        Kind = ScoreKind.Paired,
        Generated = "out/finished",
        Originals = "punks/images",
        Width = 24,
        Height = 24,
        Counts = new ScoreCounts(2, 204, 1, 1, 0, 0),
        Match = new Estimate(81.25, 75.5, 86, 1),
        Pair = new PairScore(81.25, 80, 90, 75, 40.5, 3.25),
        Style = new Estimate(91.6667, 83.3333, 100, 2),
        Features = [new FeatureScore(StyleFeature.Colours, 30, 26.3, 12, 59, 100), new FeatureScore(StyleFeature.TopTenCoverage, 70, 80, 68.6, 100, 50)],
        Baselines = new ScoreBaselines(Spread, Spread, Spread, Spread, Spread, Spread, Spread, Spread, 13),
        Diversity = new Diversity(Spread, 0),
        Pictures =
        [
            new PictureScore("lady_000_lemon.png")
            {
                Original = "lady_000_lemon.png",
                Reduction = Reduction.Finish,
                Pair = new PairScore(81.25, 80, 90, 75, 40.5, 3.25),
                Style = 91.6667,
                Outside = [StyleFeature.FaintSteps],
                Features = [30, 22],
                NearestOriginal = new Likeness("lady_000_lemon.png", 81.25),
                NearestGenerated = new Likeness("lady_001_hazelnut.png", 5),
                Legacy = new LegacyScore(62, 90, 100, true, false, 4.45, 41.3, 30, true),
            },
            new PictureScore("lady_001_hazelnut.png") { Failure = PictureFailure.SingleColour },
        ],
    };
}
