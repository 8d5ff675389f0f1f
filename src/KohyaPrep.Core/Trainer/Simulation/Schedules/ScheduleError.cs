namespace KohyaPrep.Core.Trainer.Simulation.Schedules;

/// <summary>The trainer's failure over its learning-rate schedule.</summary>
/// <param name="Message">As Python prints it: <c>ValueError: …</c>.</param>
/// <param name="Step">The step after which the run dies, counted from 1; null where no step is trained at all.</param>
/// <param name="Remedy">What to change.</param>
public sealed record ScheduleError(string Message, long? Step, string Remedy);
