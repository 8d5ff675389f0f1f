using System.Text.Json.Serialization;

namespace KohyaPrep.Core.Scores;

/// <summary>
/// How near a set of generated pictures comes to the originals, with the scale to read it on. The JSON form (<see cref="ScoreJson"/>) is
/// this record with its names in snake_case.
/// </summary>
public sealed record SetScore
{
    /// <summary>Version of the form: raised when a key changes its meaning or goes.</summary>
    public const int CurrentForm = 1;

    public int Form { get; init; } = CurrentForm;

    public required ScoreKind Kind { get; init; }

    /// <summary>The folder of the generated pictures, as it was named.</summary>
    public required string Generated { get; init; }

    /// <summary>The folder of the originals, as it was named.</summary>
    public required string Originals { get; init; }

    /// <summary>The size that pictures are compared at, in pixels.</summary>
    public required int Width { get; init; }

    /// <inheritdoc cref="Width"/>
    public required int Height { get; init; }

    public required ScoreCounts Counts { get; init; }

    /// <summary>Match %; null where nothing is paired.</summary>
    public Estimate? Match { get; init; }

    /// <summary>The parts of <see cref="Match"/>, each the mean over the pairs.</summary>
    public PairScore? Pair { get; init; }

    /// <summary>Style %, over all generated pictures; failed ones count 0.</summary>
    public required Estimate Style { get; init; }

    /// <summary>All twelve, in the order of <see cref="StyleFeature"/>; means over the pictures that did not fail.</summary>
    public required IReadOnlyList<FeatureScore> Features { get; init; }

    public required ScoreBaselines Baselines { get; init; }

    /// <summary>Null with fewer than two pictures.</summary>
    public Diversity? Diversity { get; init; }

    /// <summary>In ordinal order of their names.</summary>
    public required IReadOnlyList<PictureScore> Pictures { get; init; }

    /// <summary>Match % where there are pairs, else Style %.</summary>
    [JsonIgnore]
    public Estimate Headline => Match ?? Style;
}
