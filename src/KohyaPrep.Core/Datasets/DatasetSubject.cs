namespace KohyaPrep.Core.Datasets;

/// <summary>What the rules on whole sets look at.</summary>
public sealed record DatasetSubject(Dataset Dataset, DatasetUse Use)
{
    public Dataset Dataset { get; } = Dataset;

    /// <summary>What several rules look up in the dataset, found once for all of them.</summary>
    public DatasetIndex Index { get; } = new(Dataset);

    public bool Equals(DatasetSubject? other) => other is not null && Dataset == other.Dataset && Use == other.Use;

    public override int GetHashCode() => HashCode.Combine(Dataset, Use);
}
