using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Launches;

namespace KohyaPrep.Core.Rules.Machines;

/// <summary>ENV010: nothing can be saved where the training should save.</summary>
public sealed class OutputNotWritable : Rule<LaunchFacts>
{
    public static OutputNotWritable Rule { get; } = new();

    public override string Code => "ENV010";

    public override string Name => "output-not-writable";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The output folder cannot be made, or no file can be written into it.";

    public override string Why =>
        "The trainer makes the folder when it saves for the first time. A folder that cannot be made or written costs all the "
        + "training before that.";

    public override string Remedy => "Give the folder to this user, or set output_dir to another.";

    public override IEnumerable<Finding> Check(LaunchFacts subject)
    {
        if (subject.OutputTrouble is { } trouble)
            yield return At(new Location(subject.OutputFolder), $"nothing can be written here: {trouble}");
    }
}
