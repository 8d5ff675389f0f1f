using System.Collections.Immutable;

namespace KohyaPrep.Core.Launches;

/// <summary>One thing that the trainer's output says, in the order of the output.</summary>
public abstract record TrainerEvent
{
    private TrainerEvent()
    {
    }

    public sealed record StageChanged(TrainerStage Stage) : TrainerEvent;

    /// <summary>Pictures or texts done within a stage that has a bar of its own.</summary>
    public sealed record StageProgress(TrainerStage Stage, int Done, int Total) : TrainerEvent;

    public sealed record Announced(TrainerQuantity Quantity, int Value) : TrainerEvent;

    /// <summary>The bar of the training moved, or got the loss of the step it stands at.</summary>
    /// <param name="Number">Steps done; starts at 0, or above it in some resumed runs.</param>
    /// <param name="Loss">
    /// The mean over an epoch's worth of steps, not a number when the training has diverged; null when the bar does not
    /// yet show it for this step.
    /// </param>
    /// <param name="SecondsPerStep">The mean since the bar began; null at its start.</param>
    /// <param name="Remaining">As the bar estimates it; null at its start.</param>
    public sealed record Step(int Number, int Total, double? Loss, double? SecondsPerStep, TimeSpan? Remaining) : TrainerEvent;

    public sealed record EpochBegan(int Number, int Total) : TrainerEvent;

    /// <summary>The trainer is about to write a model to this file or folder.</summary>
    public sealed record CheckpointAnnounced(string Path) : TrainerEvent;

    /// <summary>The trainer went on after writing it.</summary>
    public sealed record CheckpointSaved(string Path) : TrainerEvent;

    /// <summary>The trainer is about to write a state into this folder, file by file.</summary>
    public sealed record StateAnnounced(string Folder) : TrainerEvent;

    /// <summary>The last file of the state is written.</summary>
    public sealed record StateSaved(string Folder) : TrainerEvent;

    /// <summary>The trainer is about to remove an older model of the same run (<c>save_last_n_epochs</c>).</summary>
    public sealed record CheckpointRemoved(string Path) : TrainerEvent;

    /// <summary>The trainer is about to remove an older state of the same run.</summary>
    public sealed record StateRemoved(string Folder) : TrainerEvent;

    /// <summary>No picture was found; most scripts end with 0 then.</summary>
    public sealed record NoData : TrainerEvent;

    /// <summary>A message at the level ERROR or CRITICAL, its folds undone.</summary>
    public sealed record ErrorLogged(string Message) : TrainerEvent;

    public sealed record TracebackBegan : TrainerEvent;

    /// <summary>The last line of a traceback of the trainer, or what a script or Python says before there can be one.</summary>
    /// <param name="Kind">The exception's type as Python prints it; empty where there is none.</param>
    public sealed record ErrorRaised(string Kind, string Message) : TrainerEvent
    {
        /// <summary>Whether Python says that it came of the error before it, or while that one was handled.</summary>
        public bool IsChained { get; init; }

        /// <summary>The line as it stands in the log.</summary>
        public string Line => Kind.Length == 0 ? Message : Message.Length == 0 ? Kind : $"{Kind}: {Message}";
    }

    /// <summary>The calls that led to the error just raised.</summary>
    public sealed record ErrorTraced(ImmutableArray<ErrorFrame> Frames) : TrainerEvent;

    /// <summary>A line after the last of a traceback, which may belong to its message.</summary>
    public sealed record ErrorContinued(string Line) : TrainerEvent;

    /// <summary>The trainer named a file or a setting.</summary>
    public sealed record Told(TrainerFact Fact, string Value) : TrainerEvent;

    /// <summary>accelerate's own traceback, which only says that the training ended.</summary>
    /// <param name="Signal">The signal that the training died of, where it says so.</param>
    public sealed record LauncherFailed(string Kind, int? Signal) : TrainerEvent;
}
