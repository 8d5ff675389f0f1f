namespace KohyaPrep.Core.Captions;

/// <summary>Something that a portrait seems to show.</summary>
/// <param name="Words">As they stand in a caption, such as <c>dark brown</c>.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record Trait(TraitKind Kind, string Words, double Confidence)
{
    /// <summary>
    /// Below this a trait is not said. Chosen by the benchmark `traits`, so that well above 95 of 100 statements are true on generated portraits that
    /// nothing was fitted to; see docs/captions.md for what it measures.
    /// </summary>
    public static double ThresholdOf(TraitKind kind) => kind switch
    {
        TraitKind.Skin => 0.45,
        TraitKind.Hair => 0.5,
        TraitKind.Eyes => 0.75,
        TraitKind.Headwear => 0.7,
        TraitKind.Glasses => 0.75,
        TraitKind.Beard => 0.8,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is no trait"),
    };

    /// <summary>Whether it is sure enough to stand in a caption.</summary>
    public bool IsSure => Confidence >= ThresholdOf(Kind);
}
