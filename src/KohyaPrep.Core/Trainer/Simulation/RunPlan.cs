namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>What a training will do, before it does it.</summary>
public sealed record RunPlan
{
    public required TrainerScript Script { get; init; }

    public required int Pictures { get; init; }

    /// <summary>Those that keep the class apart, without those that the trainer leaves out; in the buckets and batches too.</summary>
    public int RegularizationPictures { get; init; }

    /// <summary>Those that are held back; in no bucket and no batch of these.</summary>
    public int ValidationPictures { get; init; }

    /// <summary>How often each picture is seen in an epoch.</summary>
    public required int Repeats { get; init; }

    public required int BatchSize { get; init; }

    /// <summary>Those with pictures in them, by width and height.</summary>
    public required IReadOnlyList<BucketCount> Buckets { get; init; }

    /// <summary>In one epoch, of all processes together.</summary>
    public required long Batches { get; init; }

    public required long StepsPerEpoch { get; init; }

    public required long Epochs { get; init; }

    /// <summary>Of the whole training.</summary>
    public required long Steps { get; init; }

    /// <summary>In the order written.</summary>
    public required IReadOnlyList<SavedModel> Checkpoints { get; init; }

    /// <inheritdoc cref="Checkpoints"/>
    public required IReadOnlyList<SavedModel> States { get; init; }

    /// <summary>Sample pictures drawn, all together.</summary>
    public required long Samples { get; init; }

    /// <summary>Bytes of checkpoints and states at the fullest moment; estimated.</summary>
    public required long PeakBytes { get; init; }

    /// <summary>Bytes of checkpoints and states that stay; estimated.</summary>
    public required long KeptBytes { get; init; }
}
