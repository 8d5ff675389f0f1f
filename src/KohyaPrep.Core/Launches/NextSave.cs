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
        int? interval = plan.ScheduledSave switch
        {
            ScheduledSave.EverySteps every => every.Steps,
            ScheduledSave.EveryEpochs every => every.Epochs * (plan.StepsPerEpoch ?? progress.StepsPerEpoch),
            ScheduledSave.AtTheEnd => total,
            _ => null,
        };
        if (interval is null or <= 0)
            return null;

        int step = progress.Step ?? 0;
        // The bar moves before the state of that step is written (train_network.py:1487 and 1504).
        bool isBeingWritten = step > 0 && step % interval == 0 && progress.LastStateStep != step;
        // After the last step a state is saved in any case (train_network.py:1722).
        int next = Math.Min(isBeingWritten ? step : ((step / interval.Value) + 1) * interval.Value, total);
        int left = Math.Max(0, next - step);
        return new NextSave(next, left, progress.SecondsPerStep is { } seconds ? seconds * left : null);
    }
}
