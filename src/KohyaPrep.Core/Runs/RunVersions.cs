namespace KohyaPrep.Core.Runs;

/// <summary>What wrote the files and what trained on them.</summary>
public sealed record RunVersions
{
    /// <summary>Of KohyaPrep.</summary>
    public string? KohyaPrep { get; init; }

    /// <summary>The version of the option catalogue that the files were made by.</summary>
    public string? Catalogue { get; init; }

    /// <summary>Of the sd-scripts checkout: its tag or commit; null where it has neither.</summary>
    public string? Trainer { get; init; }
}
