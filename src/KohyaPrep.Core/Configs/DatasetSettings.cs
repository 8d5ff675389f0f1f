namespace KohyaPrep.Core.Configs;

/// <summary>The dataset file: a dataset with a subset for the pictures that are trained on, and what further ones there are.</summary>
/// <param name="General"><c>[general]</c></param>
/// <param name="Dataset"><c>[[datasets]]</c></param>
/// <param name="Subset"><c>[[datasets.subsets]]</c></param>
public sealed record DatasetSettings(IReadOnlyList<Setting> General, IReadOnlyList<Setting> Dataset, IReadOnlyList<Setting> Subset)
{
    /// <summary>A second subset of the dataset, with pictures that keep the class apart; empty for none.</summary>
    public IReadOnlyList<Setting> Regularization { get; init; } = [];

    /// <summary>What a second dataset says otherwise than the first: that all its pictures are validated with; empty for none.</summary>
    public IReadOnlyList<Setting> Validation { get; init; } = [];

    /// <summary>The subset of the second dataset.</summary>
    public IReadOnlyList<Setting> ValidationSubset { get; init; } = [];

    /// <summary>What holds for the pictures that are trained on, outermost first.</summary>
    public IEnumerable<Setting> All => General.Concat(Dataset).Concat(Subset);

    /// <summary>The datasets as they are written, each with its subsets.</summary>
    public IEnumerable<(IReadOnlyList<Setting> Dataset, IReadOnlyList<IReadOnlyList<Setting>> Subsets)> Datasets
    {
        get
        {
            yield return (Dataset, Regularization.Count > 0 ? [Subset, Regularization] : [Subset]);
            if (Validation.Count > 0)
                yield return ([.. Dataset, .. Validation], [ValidationSubset]);
        }
    }

    /// <summary>The same with a setting's value in every table that has it.</summary>
    public DatasetSettings With(Setting setting) => new(Replace(General, setting), Replace(Dataset, setting), Replace(Subset, setting))
    {
        // How often these are seen, and which they are, is their own.
        Regularization = Replace(Regularization, setting, except: "num_repeats"),
        Validation = Validation,
        ValidationSubset = Replace(ValidationSubset, setting),
    };

    private static Setting[] Replace(IReadOnlyList<Setting> settings, Setting setting, string except = "") =>
        [.. settings.Select(other => other.Name == setting.Name && other.Name != except ? setting : other)];
}
