using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class ConstantWarmUp : ConfigRule
{
    public static ConstantWarmUp Rule { get; } = new();

    public override string Code => "CFG084";

    public override string Name => "constant-warm-up";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The constant schedule is given a warm-up.";

    public override string Why => "`constant`, which is the default, takes none: the run dies with a ValueError after the model has been loaded.";

    public override string Remedy => "Set lr_scheduler = \"constant_with_warmup\", or remove lr_warmup_steps.";

    public override Example Example => new(
        "lr_scheduler = \"constant\"\nlr_warmup_steps = 100",
        "lr_scheduler = \"constant_with_warmup\"\nlr_warmup_steps = 100");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Schedule() == "constant" && subject.WarmsUp())
            yield return On(subject, "lr_warmup_steps", "lr_warmup_steps does not go with the schedule 'constant': the run dies.");
    }
}
