using System.Collections.Immutable;

namespace KohyaPrep.Core.Launches;

/// <summary>How far a run has come, gathered from its events.</summary>
public sealed record RunProgress
{
    private const int MostErrors = 8;

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

    /// <summary>The trainer's last error and those that it came of, with the ways to them, the last one last; empty when the training went on after them.</summary>
    public ImmutableList<TrainerError> Errors { get; init; } = [];

    /// <summary>What the trainer said of its files and settings; the first of each.</summary>
    public ImmutableDictionary<TrainerFact, string> Facts { get; init; } = ImmutableDictionary<TrainerFact, string>.Empty;

    /// <summary>The batch size on one process; null before it is announced.</summary>
    public int? BatchSize { get; init; }

    /// <summary>Which stages were seen.</summary>
    public ImmutableHashSet<TrainerStage> Stages { get; init; } = [];

    /// <summary>Whether steps were seen after the launcher had ended: the training went on without it.</summary>
    public bool WentOnWithoutLauncher { get; init; }

    /// <summary>The file or folder that was being written last.</summary>
    public string? Writing { get; init; }

    /// <summary>The step at which the last error came.</summary>
    private int ErrorStep { get; init; }

    public TrainerEvent.LauncherFailed? LauncherFailure { get; init; }

    /// <summary>Optimisation steps of an epoch on one process; null before they are announced.</summary>
    public int? StepsPerEpoch =>
        BatchesPerEpoch is { } batches ? (batches + GradientAccumulationSteps - 1) / GradientAccumulationSteps : null;

    public RunProgress After(TrainerEvent next) => next switch
    {
        TrainerEvent.StageChanged e => this with { Stage = e.Stage, Stages = Stages.Add(e.Stage) },
        TrainerEvent.Told e => Facts.ContainsKey(e.Fact) ? this : this with { Facts = Facts.Add(e.Fact, e.Value) },
        TrainerEvent.CheckpointAnnounced e => this with { Writing = e.Path },
        TrainerEvent.StateAnnounced e => this with { Writing = e.Folder },
        TrainerEvent.Announced e => AfterAnnouncement(e),
        TrainerEvent.Step e => AfterStep(e),
        TrainerEvent.EpochBegan e => this with { Epoch = e.Number, Epochs = e.Total },
        TrainerEvent.CheckpointSaved e => this with { Checkpoints = Checkpoints.Add(e.Path) },
        TrainerEvent.CheckpointRemoved e => this with { Checkpoints = Checkpoints.Remove(e.Path) },
        TrainerEvent.StateSaved e => this with { States = States.Add(e.Folder), StatesSaved = StatesSaved + 1, LastStateStep = Step },
        TrainerEvent.StateRemoved e => this with { States = States.Remove(e.Folder) },
        TrainerEvent.NoData => this with { SaidNoData = true },
        TrainerEvent.ErrorLogged e => this with { LoggedError = e.Message, ErrorStep = Step ?? 0 },
        TrainerEvent.ErrorRaised e => this with { OwnError = e, ErrorStep = Step ?? 0, Errors = (e.IsChained ? Kept() : []).Add(new TrainerError(e.Kind, e.Message, [])) },
        TrainerEvent.ErrorTraced e => this with { Errors = Errors.SetItem(Errors.Count - 1, Errors[^1] with { Frames = e.Frames }) },
        TrainerEvent.ErrorContinued e when Errors.Count > 0 => this with { Errors = Errors.SetItem(Errors.Count - 1, Errors[^1].With(e.Line)) },
        TrainerEvent.LauncherFailed e => this with { LauncherFailure = e with { Signal = e.Signal ?? LauncherFailure?.Signal } },
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
            Errors = isOver ? [] : Errors,
            WentOnWithoutLauncher = WentOnWithoutLauncher || (LauncherFailure is not null && e.Number > (Step ?? 0)),
        };
    }

    /// <summary>The last few errors: a log of retries may hold thousands.</summary>
    private ImmutableList<TrainerError> Kept() => Errors.Count < MostErrors ? Errors : Errors.RemoveAt(0);

    private RunProgress AfterAnnouncement(TrainerEvent.Announced e) => e.Quantity switch
    {
        TrainerQuantity.BatchesPerEpoch => this with { BatchesPerEpoch = e.Value },
        TrainerQuantity.Epochs => this with { Epochs = e.Value },
        TrainerQuantity.GradientAccumulationSteps => this with { GradientAccumulationSteps = Math.Max(1, e.Value) },
        TrainerQuantity.TotalSteps => this with { TotalSteps = e.Value },
        TrainerQuantity.BatchSize => this with { BatchSize = e.Value },
        _ => this,
    };
}
