using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class AdafactorWarmUp : ConfigRule
{
    public static AdafactorWarmUp Rule { get; } = new();

    public override string Code => "CFG083";

    public override string Name => "adafactor-warm-up";

    public override Severity Severity => Severity.Error;

    public override string Summary => "Adafactor with relative_step is given a warm-up.";

    public override string Why => "Its own schedule takes no warm-up: the run dies with a ValueError after the model has been loaded.";

    public override string Remedy => "Remove lr_warmup_steps, or turn relative_step off in optimizer_args.";

    public override Example Example => new("optimizer_type = \"Adafactor\"\nlr_warmup_steps = 100", "optimizer_type = \"Adafactor\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.UsesRelativeStep() && subject.WarmsUp())
            yield return On(subject, "lr_warmup_steps", "lr_warmup_steps does not go with Adafactor's relative_step: the run dies.");
    }
}
