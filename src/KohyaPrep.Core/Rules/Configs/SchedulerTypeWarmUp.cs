using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class SchedulerTypeWarmUp : ConfigRule
{
    public static SchedulerTypeWarmUp Rule { get; } = new();

    public override string Code => "CFG085";

    public override string Name => "scheduler-type-warm-up";

    public override Severity Severity => Severity.Error;

    public override string Summary => "lr_scheduler_type is set together with a warm-up.";

    public override string Why => "A schedule of that kind takes no warm-up: the run dies after the model has been loaded.";

    public override string Remedy => "Remove lr_warmup_steps, or take lr_scheduler instead of lr_scheduler_type.";

    public override Example Example => new(
        "lr_scheduler_type = \"CosineAnnealingLR\"\nlr_warmup_steps = 10",
        "lr_scheduler_type = \"CosineAnnealingLR\"\nlr_scheduler_args = [\"T_max=100\"]");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Arguments.IsOn("lr_scheduler_type") && !subject.UsesRelativeStep() && !subject.IsScheduleFree() && subject.WarmsUp())
            yield return On(subject, "lr_warmup_steps", "lr_warmup_steps does not go with lr_scheduler_type: the run dies.");
    }
}
