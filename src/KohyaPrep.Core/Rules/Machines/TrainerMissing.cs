using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Launches;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV012: sd-scripts is not where it should be.</summary>
public sealed class TrainerMissing : Rule<LaunchFacts>
{
    public static TrainerMissing Rule { get; } = new();

    public override string Code => "ENV012";

    public override string Name => "trainer-missing";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The training script is not in the sd-scripts folder.";

    public override string Why => "Without the script there is nothing to start.";

    public override string Remedy => "Name the folder of an sd-scripts checkout, or get one with `kohyaprep trainer install`.";

    public override IEnumerable<Finding> Check(LaunchFacts subject)
    {
        if (!subject.ScriptIsThere)
            yield return At(new Location(subject.Script), "there is no such script");
    }
}
