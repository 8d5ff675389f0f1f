using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class SchedulerOutranked : ConfigRule
{
    public static SchedulerOutranked Rule { get; } = new();

    public override string Code => "CFG042";

    public override string Name => "scheduler-outranked";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "lr_scheduler is set, and something else decides on the schedule.";

    public override string Why =>
        "lr_scheduler_type is taken instead of lr_scheduler; ScheduleFree optimizers have no schedule at all; Adafactor with "
        + "relative_step (its default) drives the rate itself.";

    public override string Remedy => "Remove lr_scheduler, or what outranks it.";

    public override Example Example => new(
        "optimizer_type = \"AdamWScheduleFree\"\nlr_scheduler = \"cosine\"",
        "optimizer_type = \"AdamW\"\nlr_scheduler = \"cosine\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (!subject.Has("lr_scheduler"))
            yield break;
        string? outranks = subject switch
        {
            _ when subject.Optimizer().EndsWith("schedulefree", StringComparison.Ordinal) => $"{subject.Text("optimizer_type")} has no schedule",
            _ when subject.UsesRelativeStep() => "Adafactor with relative_step drives the rate itself",
            _ when subject.Arguments.IsOn("lr_scheduler_type") => "lr_scheduler_type is taken instead",
            _ => null,
        };
        if (outranks is not null)
            yield return On(subject, "lr_scheduler", $"lr_scheduler is ignored: {outranks}.");
    }
}
