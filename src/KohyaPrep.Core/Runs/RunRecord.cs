namespace KohyaPrep.Core.Runs;

/// <summary>What is kept of a run in the file <see cref="RunFolder.Record"/>; the larger parts lie beside it as files of their own.</summary>
public sealed record RunRecord
{
    /// <summary>The number of this form of the file.</summary>
    public const int CurrentForm = 1;

    public int Form { get; init; } = CurrentForm;

    /// <summary>The folder's name: date, time and the recipe's name, such as <c>20261125-214501-punks</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The recipe's name, which is the stem of the models' files too.</summary>
    public required string Name { get; init; }

    /// <summary>The recipe's file, absolute, as it was called when the run was made; it may have changed since.</summary>
    public required string RecipeFile { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required RunState State { get; init; }

    /// <summary>The values that make it differ from the other runs of its sweep, by recipe key or option; empty outside a sweep.</summary>
    public IReadOnlyDictionary<string, string> Sweep { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Everything that was set on the command line, such as <c>training.epochs=5</c>, in order.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>Such as <c>train_network</c>.</summary>
    public required string Script { get; init; }

    /// <summary>Such as <c>lora</c>, as recipes spell it.</summary>
    public required string Route { get; init; }

    /// <summary>Such as <c>sd15</c>, as recipes spell it.</summary>
    public required string Family { get; init; }

    /// <summary>The base model as the trainer was told; null while it is not known.</summary>
    public string? BaseModel { get; init; }

    /// <summary>The place that it was packed for, such as <c>colab</c>; null for a run of this machine.</summary>
    public string? Place { get; init; }

    /// <summary>The folder of the bundle that was packed, absolute; null for a run of this machine.</summary>
    public string? Bundle { get; init; }

    /// <summary>Steps of the whole training as planned.</summary>
    public int? PlannedSteps { get; init; }

    /// <summary>The settings that save most GPU memory, worked out from all settings beforehand; null where they cannot be.</summary>
    public string? MemoryAdvice { get; init; }

    public RunVersions Versions { get; init; } = new();

    /// <summary>The hash over all pictures and captions (see <see cref="DatasetFingerprint"/>); null until the run starts.</summary>
    public string? DatasetHash { get; init; }

    /// <summary>Whether it waits to be resumed rather than started; the newest whole state is looked for when its turn comes.</summary>
    public bool Resumes { get; init; }

    /// <summary>Steps of an epoch as planned.</summary>
    public int? StepsPerEpoch { get; init; }

    /// <summary>Whether further runs of its queue start when this one fails.</summary>
    public bool GoesOnAfterFailure { get; init; }

    /// <summary>Each start of the trainer, the first first; a resumed run has several.</summary>
    public IReadOnlyList<RunAttempt> Attempts { get; init; } = [];

    /// <summary>Models that were written and not removed by the trainer since, oldest first; hashed when the attempt ended.</summary>
    public IReadOnlyList<RunCheckpoint> Checkpoints { get; init; } = [];

    /// <summary>Sample pictures that were drawn, oldest first.</summary>
    public IReadOnlyList<RunSample> Samples { get; init; } = [];

    /// <summary>Null until an attempt ended.</summary>
    public RunCost? Cost { get; init; }

    /// <summary>The last attempt; null before the first.</summary>
    public RunAttempt? Last => Attempts.Count > 0 ? Attempts[^1] : null;
}
