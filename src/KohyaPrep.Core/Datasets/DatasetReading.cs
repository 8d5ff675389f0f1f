namespace KohyaPrep.Core.Datasets;

/// <summary>How a dataset is read, beyond where it lies.</summary>
public sealed record DatasetReading
{
    public static DatasetReading Whole { get; } = new();

    /// <summary>Facts that need not be measured again.</summary>
    public Manifest Known { get; init; } = Manifest.None;

    /// <summary>Whether size and time of a file are enough to know it again; otherwise its hash is asked.</summary>
    public bool TrustsTimes { get; init; } = true;

    /// <summary>The part of it that is read; null for all.</summary>
    public Shard? Shard { get; init; }

    /// <summary>Whether a file belongs to what is read.</summary>
    public bool Takes(string path) => Shard?.Holds(path) ?? true;
}
