using System.Collections.Immutable;

namespace KohyaPrep.Core.Launches;

/// <summary>How far a run has come, gathered from its events.</summary>
public sealed record RunProgress
{
    public static RunProgress None { get; } = new();

    public TrainerStage Stage { get; init; }

    /// <summary>Where the bar stood at its first print; null before the training.</summary>
    public int? FirstStep { get; init; }

    /// <summary>Steps done; null before the training.</summary>
    public int? Step { get; init; }

    public int? TotalSteps { get; init; }

    /// <summary>The last that was seen; null before any, not a number when the training has diverged.</summary>
    public double? Loss { get; init; }

    public double? SecondsPerStep { get; init; }

    public int? Epoch { get; init; }

    public int? Epochs { get; init; }

    public int? BatchesPerEpoch { get; init; }

    public int GradientAccumulationSteps { get; init; } = 1;

    /// <summary>Written to their end, oldest first.</summary>
    public ImmutableList<string> Checkpoints { get; init; } = [];

    /// <summary>Folders of states written to their end, oldest first.</summary>
    public ImmutableList<string> States { get; init; } = [];

    /// <summary>The step at which the last state was written; null before any.</summary>
    public int? LastStateStep { get; init; }

    public bool SaidNoData { get; init; }

    /// <summary>The last message at the level ERROR.</summary>
    public string? LoggedError { get; init; }

    public TrainerEvent.ErrorRaised? OwnError { get; init; }

    public TrainerEvent.LauncherFailed? LauncherFailure { get; init; }

    /// <summary>Optimisation steps of an epoch on one process; null before they are announced.</summary>
    public int? StepsPerEpoch =>
        BatchesPerEpoch is { } batches ? (batches + GradientAccumulationSteps - 1) / GradientAccumulationSteps : null;

    public RunProgress After(TrainerEvent next) => next switch
    {
        TrainerEvent.StageChanged e => this with { Stage = e.Stage },
        TrainerEvent.Announced e => AfterAnnouncement(e),
        TrainerEvent.Step e => this with
        {
            FirstStep = FirstStep ?? e.Number,
            Step = e.Number,
            TotalSteps = e.Total,
            Loss = e.Loss ?? Loss,
            SecondsPerStep = e.SecondsPerStep ?? SecondsPerStep,
        },
        TrainerEvent.EpochBegan e => this with { Epoch = e.Number, Epochs = e.Total },
        TrainerEvent.CheckpointSaved e => this with { Checkpoints = Checkpoints.Add(e.Path) },
        TrainerEvent.StateSaved e => this with { States = States.Add(e.Folder), LastStateStep = Step },
        TrainerEvent.NoData => this with { SaidNoData = true },
        TrainerEvent.ErrorLogged e => this with { LoggedError = e.Message },
        TrainerEvent.ErrorRaised e => this with { OwnError = e },
        TrainerEvent.LauncherFailed e => this with { LauncherFailure = e },
        _ => this,
    };

    private RunProgress AfterAnnouncement(TrainerEvent.Announced e) => e.Quantity switch
    {
        TrainerQuantity.BatchesPerEpoch => this with { BatchesPerEpoch = e.Value },
        TrainerQuantity.Epochs => this with { Epochs = e.Value },
        TrainerQuantity.GradientAccumulationSteps => this with { GradientAccumulationSteps = Math.Max(1, e.Value) },
        TrainerQuantity.TotalSteps => this with { TotalSteps = e.Value },
        _ => this,
    };
}
