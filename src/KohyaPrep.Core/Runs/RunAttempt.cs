namespace KohyaPrep.Core.Runs;

/// <summary>One start of the trainer within a run.</summary>
public sealed record RunAttempt
{
    /// <summary>1 for the first.</summary>
    public required int Number { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>Null while it runs.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>The process that was started, which is the number of its process group too; null until it is known.</summary>
    public int? ProcessId { get; init; }

    /// <summary>Relative to the run's folder.</summary>
    public required string Log { get; init; }

    /// <summary>Where the trainer writes its models and states: relative to the run's folder, or absolute where the recipe says so.</summary>
    public required string ModelFolder { get; init; }

    /// <summary>The GPU that it was given, by its number; null where there is none.</summary>
    public int? Gpu { get; init; }

    /// <summary>The state folder that it went on from; null for a fresh start.</summary>
    public string? ResumedFrom { get; init; }

    /// <summary>Steps of the run that were done before this attempt: added to the trainer's own count where that starts at 0 again.</summary>
    public int StepsBefore { get; init; }

    /// <summary>What is added to the step in the names of models and states to have the run's.</summary>
    public int NamesBefore { get; init; }

    /// <summary>What is added to the epoch in the names of models and states to have the run's.</summary>
    public int EpochsBefore { get; init; }

    /// <summary>The step since which the loss was wrong, counted over the whole run; null where it was not.</summary>
    public int? DivergedAt { get; init; }

    /// <summary>The mean over the attempt, from the trainer's bar; null before the first step.</summary>
    public double? SecondsPerStep { get; init; }

    /// <summary>What lay at the place of the last model before: time and length; null for nothing.</summary>
    public string? FinalFileBefore { get; init; }

    /// <summary>The last step, counted over the whole run.</summary>
    public int? LastStep { get; init; }

    /// <summary>As the trainer's bar had it, <see cref="StepsBefore"/> added where it starts at 0 again.</summary>
    public int? TotalSteps { get; init; }

    /// <summary>The mean that the trainer showed last; null where it showed none or it is not a number.</summary>
    public double? Loss { get; init; }

    /// <summary>As Python's subprocess gives it: negative for a signal; null while it runs or where it could not be learnt.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The documented name of the cause of its end (docs/runs.md); null for success or while it runs.</summary>
    public string? Cause { get; init; }

    /// <summary>One sentence on how it ended; null while it runs.</summary>
    public string? Summary { get; init; }

    /// <summary>The newest whole state when it ended; null when there was none.</summary>
    public string? NewestState { get; init; }
}
