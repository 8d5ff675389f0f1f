using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class RateSetAside : ConfigRule
{
    public static RateSetAside Rule { get; } = new();

    public override string Code => "CFG082";

    public override string Name => "rate-set-aside";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Adafactor with relative_step sets the learning rate aside.";

    public override string Why => "relative_step is on unless optimizer_args turns it off. The rate then follows from the step number alone.";

    public override string Remedy =>
        "Add optimizer_args = [\"scale_parameter=False\", \"relative_step=False\", \"warmup_init=False\"], or remove "
        + "learning_rate.";

    public override Example Example => new(
        "optimizer_type = \"Adafactor\"\nlearning_rate = 1e-5",
        "optimizer_type = \"Adafactor\"\nlearning_rate = 1e-5\noptimizer_args = [\"relative_step=False\"]");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.UsesRelativeStep() && subject.Has("learning_rate"))
            yield return On(subject, "learning_rate", "learning_rate is set aside by Adafactor's relative_step.");
    }
}
