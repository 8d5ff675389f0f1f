using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Datasets;

/// <summary>What is going to be done with a dataset: what its rules must know beyond what lies there.</summary>
public sealed record DatasetUse
{
    /// <summary>The extension of captions that the trainer is told, with its dot.</summary>
    public string CaptionExtension { get; init; } = ".txt";

    /// <summary>The caption of pictures that have none; empty for nothing.</summary>
    public string ClassWords { get; init; } = "";

    /// <summary>The words that call what is trained; empty when none are known.</summary>
    public string Trigger { get; init; } = "";

    /// <summary>How many tokens of a caption the trainer takes: 75, 150 or 225.</summary>
    public int MaxTokenLength { get; init; } = 75;

    /// <summary>Whether the trainer shuffles the parts of captions between commas.</summary>
    public bool Shuffles { get; init; }

    /// <summary>How many of these parts stay in front.</summary>
    public long KeepTokens { get; init; }

    /// <summary>How often the training sees each picture; 0 when that is not known.</summary>
    public long Views { get; init; }

    /// <summary>Whether a template writes the captions that are missing.</summary>
    public bool FillsCaptions { get; init; }

    /// <summary>Whether the trainer sorts the pictures into buckets.</summary>
    public bool UsesBuckets { get; init; }

    /// <summary>Whether every picture is brought to one size before the training.</summary>
    public bool EvensSizes { get; init; }

    /// <summary>Whether transparent pixels are laid onto a background before the training, or weigh the loss.</summary>
    public bool Flattens { get; init; }

    /// <summary>
    /// Width and height in pixels of the pictures as trained on; edge maps may have it too. Null: only the picture's own size.
    /// </summary>
    public (int Width, int Height)? TrainingSize { get; init; }

    /// <summary>What a recipe is going to do.</summary>
    /// <param name="canvas">What becomes of the pictures; null when that cannot be said, since there are none or the canvas does not fit.</param>
    public static DatasetUse Of(Recipe recipe, CanvasDecision? canvas) => new()
    {
        CaptionExtension = recipe.Dataset.CaptionExtension,
        ClassWords = recipe.Dataset.ClassWords,
        Trigger = recipe.Captions.Trigger,
        MaxTokenLength = recipe.Training.MaxTokenLength,
        Shuffles = OptionOf(recipe, "shuffle_caption")?.Equals("true", StringComparison.OrdinalIgnoreCase) ?? false,
        KeepTokens = OptionOf(recipe, "keep_tokens_separator") is { Length: > 0 } ? long.MaxValue : long.TryParse(OptionOf(recipe, "keep_tokens"), out long kept) ? kept : 0,
        Views = (long)recipe.Dataset.Repeats * recipe.Training.Epochs,
        FillsCaptions = recipe.Captions.Template is not null,
        UsesBuckets = canvas?.UsesBuckets ?? false,
        EvensSizes = canvas is { UsesBuckets: false },
        Flattens = recipe.Canvas.Background is not null || recipe.Dataset.AlphaMask,
        TrainingSize = canvas is { UsesBuckets: false } ? canvas.Resolution : null,
    };

    private static string? OptionOf(Recipe recipe, string name) =>
        recipe.Options.FirstOrDefault(option => option.Name == name && option.Text.Count == 1)?.Text[0];
}
