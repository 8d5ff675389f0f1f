using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Runs;
using KohyaPrep.Launching.Runs;

namespace KohyaPrep.Launching.Tests;

/// <summary>A watch that shows nothing, and does something at the first step from a chosen one on.</summary>
internal sealed class SilentWatch : IRunWatch
{
    private bool isDone;

    public (int Step, Action Act)? AtStep { get; init; }

    public void Began(RunRecord run, LaunchPlan plan, bool isFoundAgain)
    {
    }

    public void Saw(TrainerEvent next)
    {
        if (isDone || next is not TrainerEvent.Step { Loss: not null } step || AtStep is not { } at || step.Number < at.Step)
            return;
        isDone = true;
        at.Act();
    }

    public void Told(StopNotice notice)
    {
    }

    public void Ticked(LossPoint? newest)
    {
    }
}
