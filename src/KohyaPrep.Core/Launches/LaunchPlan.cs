namespace KohyaPrep.Core.Launches;

/// <summary>How the trainer is started, and what it is expected to leave behind. A value: it can be printed instead of run.</summary>
public sealed record LaunchPlan
{
    /// <summary>An absolute path, or a bare name that is looked up in PATH.</summary>
    public required string Executable { get; init; }

    /// <summary>Without the executable itself; passed on as they are, no shell in between.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>The training script, an absolute path; checked to exist before the start.</summary>
    public required string Script { get; init; }

    /// <summary>An absolute path.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Variables set for the trainer beside those of this process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new SortedDictionary<string, string>();

    /// <summary>The trainer's <c>output_dir</c>, an absolute path.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>The trainer's <c>output_name</c>.</summary>
    public required string OutputName { get; init; }

    /// <summary><c>.safetensors</c>, <c>.ckpt</c>, or empty for a diffusers folder.</summary>
    public string SaveExtension { get; init; } = ".safetensors";

    /// <summary>When states are saved; without one an interrupted run leaves nothing to resume from.</summary>
    public ScheduledSave ScheduledSave { get; init; } = new ScheduledSave.Never();

    /// <summary>Optimisation steps of the whole run, where they are known beforehand.</summary>
    public int? TotalSteps { get; init; }

    /// <summary>Optimisation steps of an epoch, where they are known beforehand.</summary>
    public int? StepsPerEpoch { get; init; }

    /// <summary>Steps of the run that were made before the trainer's bar begins at 0.</summary>
    public int StepsBefore { get; init; }

    /// <summary>What is added to the bar's step to have the step by which the trainer saves and names; not 0 in some resumed runs.</summary>
    public int StepOffset { get; init; }

    /// <summary>An estimate of all that the run writes, checkpoints and states together, in bytes.</summary>
    public long? CheckpointBytes { get; init; }

    /// <summary>Standard output and standard error of the trainer, an absolute path; begun anew at the start.</summary>
    public required string LogFile { get; init; }

    /// <summary>What the trainer writes last: a file, or a folder where <see cref="SaveExtension"/> is empty.</summary>
    public string FinalFile => Path.Combine(OutputFolder, OutputName + SaveExtension);

    /// <summary>The same plan going on from a saved state; a <c>--resume</c> that is already there is replaced.</summary>
    /// <param name="stateFolder">An absolute path.</param>
    public LaunchPlan ResumedFrom(string stateFolder) => this.With("resume", Path.GetFullPath(stateFolder));
}
