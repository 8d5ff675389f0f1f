namespace KohyaPrep.Core.Launches;

/// <summary>The next state that the trainer will save.</summary>
/// <param name="Step">The step after which it is saved, at the latest.</param>
/// <param name="StepsLeft">0 while it is being written.</param>
/// <param name="SecondsLeft">An estimate without the time of the writing; null before the bar shows a speed.</param>
public sealed record NextSave(int Step, int StepsLeft, double? SecondsLeft)
{
    /// <summary>Null when no state will be saved, or when it cannot be said.</summary>
    public static NextSave? Of(LaunchPlan plan, RunProgress progress)
    {
        if ((progress.TotalSteps ?? plan.TotalSteps) is not { } total)
            return null;
        int? stepsPerEpoch = plan.StepsPerEpoch ?? progress.StepsPerEpoch;
        int?[] intervals = plan.ScheduledSave switch
        {
            ScheduledSave.EverySteps every => [every.Steps, every.Epochs * stepsPerEpoch],
            ScheduledSave.EveryEpochs every => [every.Epochs * stepsPerEpoch],
            ScheduledSave.AtTheEnd => [total],
            _ => [],
        };
        int step = (progress.Step ?? 0) + plan.StepOffset;
        List<int> steps = [.. intervals.OfType<int>().Where(interval => interval > 0).Select(interval => After(step, interval, progress))];
        if (steps.Count == 0)
            return null;

        // After the last step a state is saved in any case (train_network.py:1722).
        int next = Math.Min(steps.Min(), total);
        int left = Math.Max(0, next - step);
        return new NextSave(next, left, progress.SecondsPerStep is { } seconds ? seconds * left : null);
    }

    private static int After(int step, int interval, RunProgress progress)
    {
        // The bar moves before the state of that step is written (train_network.py:1487 and 1504).
        bool isBeingWritten = step > 0 && step % interval == 0 && progress.LastStateStep != step;
        return isBeingWritten ? step : ((step / interval) + 1) * interval;
    }
}
