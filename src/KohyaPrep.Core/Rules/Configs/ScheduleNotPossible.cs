using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class ScheduleNotPossible : ConfigRule
{
    public static ScheduleNotPossible Rule { get; } = new();

    public override string Code => "CFG087";

    public override string Name => "schedule-not-possible";

    public override Severity Severity => Severity.Error;

    public override string Summary => "lr_scheduler names a schedule that the trainer cannot make.";

    public override string Why =>
        "Some schedules that its library knows are called with arguments that they do not take, and other names are not "
        + "known at all: the run dies after the model has been loaded.";

    public override string Remedy => "Take cosine, linear, constant_with_warmup or cosine_with_min_lr.";

    public override Example Example => new("lr_scheduler = \"reduce_lr_on_plateau\"", "lr_scheduler = \"cosine\"");

    private static readonly string[] Known =
    [
        "linear", "cosine", "cosine_with_restarts", "polynomial", "constant", "constant_with_warmup", "inverse_sqrt", "cosine_with_min_lr",
        "warmup_stable_decay", "piecewise_constant",
    ];

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Schedule() is not { } name || Known.Contains(name) || name.StartsWith("adafactor", StringComparison.Ordinal))
            yield break;
        bool broken = name is "reduce_lr_on_plateau" or "cosine_warmup_with_min_lr";
        string near = Nearest.Of(name, Known) is { } meant ? $" Did you mean '{meant}'?" : "";
        yield return On(subject, "lr_scheduler", broken ? $"The trainer calls '{name}' with arguments that it does not take, and dies."
            : $"The trainer knows no schedule '{name}'.{near}");
    }
}
