using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class TwoWarmUps : ConfigRule
{
    public static TwoWarmUps Rule { get; } = new();

    public override string Code => "CFG088";

    public override string Name => "two-warm-ups";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Both the schedule and the optimizer warm up.";

    public override string Why => "The two multiply: the rate rises much later than either of them says.";

    public override string Remedy => "Keep one of the two.";

    public override Example Example => new("lr_warmup_steps = 100\noptimizer_args = [\"warmup_steps=100\"]", "optimizer_args = [\"warmup_steps=100\"]");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        bool own = subject.KeyedTexts("optimizer_args").Any(pair => pair.Name is "warmup_steps" && pair.Value != "0" || pair.Name is "warmup_init" && pair.Value == "True");
        if (own && subject.WarmsUp())
            yield return On(subject, "lr_warmup_steps", "optimizer_args warms up too, and the two multiply.");
    }
}
