using KohyaPrep.Core.Captions;

namespace KohyaPrep.Variants;

/// <summary>How often what is said of a kind of trait is true, and how much of what is there is said.</summary>
/// <param name="Said">Statements that are sure enough.</param>
/// <param name="True">Of these.</param>
/// <param name="There">Pictures that show something of the kind.</param>
public sealed record TraitTally(TraitKind Kind, double Threshold, int Said, int True, int There)
{
    /// <summary>0 to 1; 1 when nothing is said.</summary>
    public double Precision => Said == 0 ? 1 : (double)True / Said;

    /// <summary>0 to 1.</summary>
    public double Recall => There == 0 ? 1 : (double)True / There;

    /// <param name="threshold">A confidence instead of the kind's own.</param>
    public static TraitTally Of(TraitKind kind, IReadOnlyCollection<(TraitTruth Truth, IReadOnlyList<Trait> Traits)> portraits, double? threshold = null)
    {
        double least = threshold ?? Trait.ThresholdOf(kind);
        (TraitTruth Truth, Trait Said)[] said =
        [
            .. portraits.SelectMany(portrait => portrait.Traits.Where(trait => trait.Kind == kind && trait.Confidence >= least), (portrait, trait) => (portrait.Truth, trait)),
        ];
        return new TraitTally(kind, least, said.Length, said.Count(pair => pair.Truth.IsTrue(pair.Said)), portraits.Count(portrait => portrait.Truth.Has(kind)));
    }
}
