namespace KohyaPrep.Core.Captions;

/// <summary>Something that a portrait seems to show.</summary>
/// <param name="Words">As they stand in a caption, such as <c>dark brown</c>.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record Trait(TraitKind Kind, string Words, double Confidence)
{
    /// <summary>
    /// Below this a trait is not said. Measured on generated portraits of other seeds (`traits` of the benchmarks): the smallest steps at which
    /// at least 95 of 100 statements are true.
    /// </summary>
    public static double ThresholdOf(TraitKind kind) => kind switch
    {
        TraitKind.Skin => 0.5,
        TraitKind.Hair => 0.6,
        TraitKind.Eyes => 0.75,
        TraitKind.Headwear => 0.6,
        TraitKind.Glasses => 0.75,
        TraitKind.Beard => 0.6,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "is no trait"),
    };

    /// <summary>Whether it is sure enough to stand in a caption.</summary>
    public bool IsSure => Confidence >= ThresholdOf(Kind);
}
