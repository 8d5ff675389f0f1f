using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class OutputNameUnset : ConfigRule
{
    public static OutputNameUnset Rule { get; } = new();

    public override string Code => "CFG142";

    public override string Name => "output-name-unset";

    public override Severity Severity => Severity.Info;

    public override string Summary => "output_name is not set.";

    public override string Why =>
        "The files are then called last, epoch-000001 and at-step00000500: every run's the same, so that the next run into the folder replaces them.";

    public override string Remedy => "Set output_name to what the model shall be called.";

    public override Example Example => new("# no output_name", "output_name = \"punks\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (!subject.Arguments.IsOn("output_name"))
            yield return At(new Location(subject.TrainingFile), "output_name is not set: the model is called last, whatever was trained.");
    }
}
