namespace KohyaPrep.Core.Trainer.Scans;

/// <summary>An option that both catalogues have for the same scripts, in another form.</summary>
/// <param name="Field">What changed: <c>default</c>, <c>type</c> or <c>choices</c>.</param>
/// <param name="Before">As shown to people; of choices only those that are gone, <c>-</c> for none, or <c>any</c> where all values were allowed.</param>
/// <param name="After">In the same way; of choices only those that are new.</param>
/// <param name="Scripts">Where; in the order of the newer catalogue.</param>
public sealed record OptionChange(string Name, string Field, string Before, string After, IReadOnlyList<string> Scripts);
