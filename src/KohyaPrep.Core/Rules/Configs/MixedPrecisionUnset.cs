using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class MixedPrecisionUnset : ConfigRule
{
    public static MixedPrecisionUnset Rule { get; } = new();

    public override string Code => "CFG100";

    public override string Name => "mixed-precision-unset";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "mixed_precision is not set.";

    public override string Why =>
        "The trainer's own default, \"no\", wins over what `accelerate config` was told: the run takes twice the memory and "
        + "time.";

    public override string Remedy => "Set mixed_precision = \"bf16\", or \"fp16\" on cards before Ampere; \"no\" if that is meant.";

    public override Example Example => new("# no mixed_precision", "mixed_precision = \"bf16\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (!subject.Has("mixed_precision"))
            yield return At(new Location(subject.TrainingFile), "mixed_precision is not set: the run is in full precision, whatever accelerate was told.");
    }
}
