namespace KohyaPrep.Core.Configs;

/// <summary>The dataset file: one dataset with one subset.</summary>
/// <param name="General"><c>[general]</c></param>
/// <param name="Dataset"><c>[[datasets]]</c></param>
/// <param name="Subset"><c>[[datasets.subsets]]</c></param>
public sealed record DatasetSettings(IReadOnlyList<Setting> General, IReadOnlyList<Setting> Dataset, IReadOnlyList<Setting> Subset)
{
    /// <summary>All of them, outermost first.</summary>
    public IEnumerable<Setting> All => General.Concat(Dataset).Concat(Subset);
}
