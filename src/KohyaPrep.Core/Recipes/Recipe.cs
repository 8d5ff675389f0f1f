namespace KohyaPrep.Core.Recipes;

/// <summary>What is wanted, with every layer applied and every path absolute.</summary>
public sealed record Recipe
{
    /// <summary>The recipe's file, absolute.</summary>
    public required string File { get; init; }

    /// <summary>The same as the user wrote it.</summary>
    public string Shown { get => field ?? File; init; }

    /// <summary>The stem of the files that the trainer will write (<c>output_name</c>).</summary>
    public required string Name { get; init; }

    /// <summary>The folder that everything is written to, absolute.</summary>
    public required string Output { get; init; }

    public required Route Route { get; init; }

    public required ModelFamily Family { get; init; }

    /// <summary>The base model as it was written: a known name, a path, or <c>hub:owner/name</c>.</summary>
    public required string Model { get; init; }

    public required DatasetSection Dataset { get; init; }

    public required CaptionSection Captions { get; init; }

    public required CanvasChoice Canvas { get; init; }

    public required EdgeSection Edges { get; init; }

    public required TrainingSection Training { get; init; }

    public required SampleSection Samples { get; init; }

    /// <summary>Further options of the trainer, by its own names, in the order written.</summary>
    public required IReadOnlyList<RecipeOption> Options { get; init; }

    public required LaunchSection Launch { get; init; }

    /// <summary>Where each key's value came from, by dotted path (<c>training.learning_rate</c>).</summary>
    public required IReadOnlyDictionary<string, Origin> Origins { get; init; }

    /// <summary>The folder that the recipe lies in: relative paths in it start there.</summary>
    public string Folder => Path.GetDirectoryName(File)!;

    /// <summary>Where a key's value came from.</summary>
    public Origin OriginOf(string key) => Origins.TryGetValue(key, out Origin? origin) ? origin : Origin.Default;
}
