namespace KohyaPrep.Core.Trainer.Simulation.DatasetFiles;

/// <summary>A subset's values after every fallback: its own, the dataset's, <c>[general]</c>'s, the training file's.</summary>
public sealed record SubsetBlueprint
{
    /// <summary>As written; relative to the folder in which the trainer is started.</summary>
    public string? ImageDir { get; init; }

    public string? ConditioningDataDir { get; init; }

    public string MetadataFile { get; init; } = "";

    public long Repeats { get; init; }

    public bool IsReg { get; init; }

    /// <summary>The caption of pictures that have none; null for an empty one with a warning.</summary>
    public string? ClassTokens { get; init; }

    /// <summary>With its dot, which the trainer adds where it is missing.</summary>
    public string CaptionExtension { get; init; } = "";

    public string CaptionSeparator { get; init; } = ",";

    public string? CaptionPrefix { get; init; }

    public string? CaptionSuffix { get; init; }

    public bool EnableWildcard { get; init; }

    public bool ShuffleCaption { get; init; }

    /// <summary>Parts of a caption that stay in front; without end where a separator says which.</summary>
    public long KeepTokens { get; init; }

    public bool ColorAug { get; init; }

    public bool RandomCrop { get; init; }

    public bool CacheInfo { get; init; }

    /// <summary>Whether captions change from epoch to epoch in a way that forbids caching text encoder outputs.</summary>
    public bool VariesCaptions { get; init; }

    /// <summary>What <c>cache_latents</c> forbids.</summary>
    public bool VariesPictures => ColorAug || RandomCrop;
}
