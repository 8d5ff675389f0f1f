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

    /// <summary>The first step whose loss was not a number, if none since was; null otherwise.</summary>
    public int? DivergedAtStep { get; init; }

    public double? SecondsPerStep { get; init; }

    public int? Epoch { get; init; }

    public int? Epochs { get; init; }

    public int? BatchesPerEpoch { get; init; }

    public int GradientAccumulationSteps { get; init; } = 1;

    /// <summary>Written to their end and not removed since, oldest first.</summary>
    public ImmutableList<string> Checkpoints { get; init; } = [];

    /// <summary>Folders of states written to their end and not removed since, oldest first.</summary>
    public ImmutableList<string> States { get; init; } = [];

    /// <summary>How many states were written to their end.</summary>
    public int StatesSaved { get; init; }

    /// <summary>The step at which the last state was written; null before any.</summary>
    public int? LastStateStep { get; init; }

    public bool SaidNoData { get; init; }

    /// <summary>The last message at the level ERROR; null when the training went on after it.</summary>
    public string? LoggedError { get; init; }

    /// <summary>The trainer's last error; null when the training went on after it.</summary>
    public TrainerEvent.ErrorRaised? OwnError { get; init; }

    /// <summary>The step at which the last error came.</summary>
    private int ErrorStep { get; init; }

    public TrainerEvent.LauncherFailed? LauncherFailure { get; init; }

    /// <summary>Optimisation steps of an epoch on one process; null before they are announced.</summary>
    public int? StepsPerEpoch =>
        BatchesPerEpoch is { } batches ? (batches + GradientAccumulationSteps - 1) / GradientAccumulationSteps : null;

    public RunProgress After(TrainerEvent next) => next switch
    {
        TrainerEvent.StageChanged e => this with { Stage = e.Stage },
        TrainerEvent.Announced e => AfterAnnouncement(e),
        TrainerEvent.Step e => AfterStep(e),
        TrainerEvent.EpochBegan e => this with { Epoch = e.Number, Epochs = e.Total },
        TrainerEvent.CheckpointSaved e => this with { Checkpoints = Checkpoints.Add(e.Path) },
        TrainerEvent.CheckpointRemoved e => this with { Checkpoints = Checkpoints.Remove(e.Path) },
        TrainerEvent.StateSaved e => this with { States = States.Add(e.Folder), StatesSaved = StatesSaved + 1, LastStateStep = Step },
        TrainerEvent.StateRemoved e => this with { States = States.Remove(e.Folder) },
        TrainerEvent.NoData => this with { SaidNoData = true },
        TrainerEvent.ErrorLogged e => this with { LoggedError = e.Message, ErrorStep = Step ?? 0 },
        TrainerEvent.ErrorRaised e => this with { OwnError = e, ErrorStep = Step ?? 0 },
        TrainerEvent.LauncherFailed e => this with { LauncherFailure = e },
        _ => this,
    };

    private RunProgress AfterStep(TrainerEvent.Step e)
    {
        // The bar may move once more as the training dies; two steps on, the error was none to die of.
        bool isOver = e.Number >= ErrorStep + 2;
        return this with
        {
            FirstStep = FirstStep ?? e.Number,
            Step = e.Number,
            TotalSteps = e.Total,
            Loss = e.Loss ?? Loss,
            DivergedAtStep = e.Loss is not { } loss ? DivergedAtStep : double.IsFinite(loss) ? null : DivergedAtStep ?? e.Number,
            SecondsPerStep = e.SecondsPerStep ?? SecondsPerStep,
            LoggedError = isOver ? null : LoggedError,
            OwnError = isOver ? null : OwnError,
        };
    }

    private RunProgress AfterAnnouncement(TrainerEvent.Announced e) => e.Quantity switch
    {
        TrainerQuantity.BatchesPerEpoch => this with { BatchesPerEpoch = e.Value },
        TrainerQuantity.Epochs => this with { Epochs = e.Value },
        TrainerQuantity.GradientAccumulationSteps => this with { GradientAccumulationSteps = Math.Max(1, e.Value) },
        TrainerQuantity.TotalSteps => this with { TotalSteps = e.Value },
        _ => this,
    };
}
