namespace KohyaPrep.Core.Scores;

/// <summary>One generated picture.</summary>
/// <param name="Name">Its file, relative to the folder of the generated, with forward slashes.</param>
public sealed record PictureScore(string Name)
{
    /// <summary>The original that it was meant to be, relative to the folder of the originals; null where that is not known.</summary>
    public string? Original { get; init; }

    /// <summary>Null for a picture that is whole. One that failed has style 0, and a pair's numbers all the same, where it could be read.</summary>
    public PictureFailure? Failure { get; init; }

    /// <summary>What is the matter with a file that could not be read.</summary>
    public string? Trouble { get; init; }

    public Reduction Reduction { get; init; }

    /// <summary>Null without an <see cref="Original"/>.</summary>
    public PairScore? Pair { get; init; }

    /// <summary>Percent of the style's features that lie in the originals' band.</summary>
    public double Style { get; init; }

    /// <summary>Those that do not.</summary>
    public IReadOnlyList<StyleFeature> Outside { get; init; } = [];

    /// <summary>Each feature, in the order of <see cref="StyleFeature"/>; empty when the picture could not be read.</summary>
    public IReadOnlyList<double> Features { get; init; } = [];

    /// <summary>The original that it resembles most, be it the one that was meant or not.</summary>
    public Likeness? NearestOriginal { get; init; }

    /// <summary>The other generated picture that it resembles most.</summary>
    public Likeness? NearestGenerated { get; init; }

    /// <summary>What the owners' older scripts said; only when asked for.</summary>
    public LegacyScore? Legacy { get; init; }
}
