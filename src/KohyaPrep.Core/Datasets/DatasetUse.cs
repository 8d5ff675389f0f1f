namespace KohyaPrep.Core.Datasets;

/// <summary>What is going to be done with a dataset: what its rules must know beyond what lies there.</summary>
public sealed record DatasetUse
{
    /// <summary>The extension of captions that the trainer is told, with its dot.</summary>
    public string CaptionExtension { get; init; } = ".txt";

    /// <summary>The caption of pictures that have none; empty for nothing.</summary>
    public string ClassWords { get; init; } = "";

    /// <summary>Whether a template writes the captions that are missing.</summary>
    public bool FillsCaptions { get; init; }

    /// <summary>Whether the trainer sorts the pictures into buckets.</summary>
    public bool UsesBuckets { get; init; }

    /// <summary>Whether transparent pixels are laid onto a background before the training.</summary>
    public bool Flattens { get; init; }

    /// <summary>Width and height in pixels of the pictures as trained on; edge maps may have it too. Null: only the picture's own size.</summary>
    public (int Width, int Height)? TrainingSize { get; init; }
}
