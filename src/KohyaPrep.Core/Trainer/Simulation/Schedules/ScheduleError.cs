namespace KohyaPrep.Core.Trainer.Simulation.Schedules;

/// <summary>The trainer's failure over its learning-rate schedule.</summary>
/// <param name="Message">As Python prints it: <c>ValueError: …</c>.</param>
/// <param name="Step">The step after which the run dies, counted from 1; null where no step is trained at all.</param>
/// <param name="Remedy">What to change.</param>
public sealed record ScheduleError(string Message, long? Step, string Remedy)
{
    /// <summary>The same as a failure of the run: it comes after the model has been loaded.</summary>
    public TrainerFailure Failure => new(
        Message[..Message.IndexOf(':', StringComparison.Ordinal)],
        "schedule",
        "library/train_util.py:5265",
        Step is { } step ? $"The learning-rate schedule fails after step {step}, before the last model is saved: {Message}" : $"There is no such learning-rate schedule: {Message}",
        Remedy);
}
