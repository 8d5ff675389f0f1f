namespace KohyaPrep.Core.Trainer.Simulation.Schedules;

/// <summary>The learning rate before each step, or why there is none.</summary>
/// <param name="Steps">How many steps are trained.</param>
/// <param name="Rate">
/// From steps already trained (0 before the first) to the rate that is set then, up to <paramref name="Steps"/>; null where it cannot be
/// known or the run fails before its first step.
/// </param>
/// <param name="Error">Null where the schedule holds to the end.</param>
/// <param name="Note">What else decides on the rate, or why it is not known.</param>
public sealed record ScheduleResult(long Steps, Func<long, double>? Rate, ScheduleError? Error, string? Note)
{
    /// <summary>Each step at which the rate is another than before it, step 0 first, in order.</summary>
    public IEnumerable<(long Step, double Rate)> Changes()
    {
        double? last = null;
        for (long step = 0; Rate is not null && step <= Steps; step++)
        {
            double rate = Rate(step);
            if (rate.Equals(last))
                continue;
            yield return (step, rate);
            last = rate;
        }
    }
}
