using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Launches;
using KohyaPrep.Core.Launches.Places;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV053: nothing to go on from.</summary>
public sealed class NoStateAtPlace : Rule<PlacedRun>
{
    public static NoStateAtPlace Rule { get; } = new();

    public override string Code => "ENV053";

    public override string Name => "no-state-at-place";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "The place may end the run at any time, and no states are saved to go on from.";

    public override string Why =>
        "Colab disconnects, spot machines are taken away, clusters preempt. The trainer saves nothing when it is interrupted, so without states all is lost.";

    public override string Remedy => "Write `save_every_epochs: 1` or `save_state_every_steps: 200` under `training`.";

    public override IEnumerable<Finding> Check(PlacedRun subject)
    {
        if (subject.Place is Place.Colab or Place.Slurm or Place.SkyPilot or Place.RunPod && subject.Save is ScheduledSave.Never or ScheduledSave.AtTheEnd)
            yield return At(subject.Recipe.OriginOf("training.save_every_epochs").Location, $"{Words.Title(subject.Place)} may end the run at any time, and no state is saved before its end.");
    }
}
