namespace KohyaPrep.Core.Datasets;

/// <summary>What the rules on whole sets look at.</summary>
public sealed record DatasetSubject(Dataset Dataset, DatasetUse Use);
