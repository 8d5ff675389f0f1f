using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class ScheduleWithoutMinimum : ConfigRule
{
    public static ScheduleWithoutMinimum Rule { get; } = new();

    public override string Code => "CFG086";

    public override string Name => "schedule-without-minimum";

    public override Severity Severity => Severity.Error;

    public override string Summary => "cosine_with_min_lr is not told its minimum.";

    public override string Why => "The run dies with a ValueError after the model has been loaded.";

    public override string Remedy => "Set lr_scheduler_min_lr_ratio, such as 0.1.";

    public override Example Example => new(
        "lr_scheduler = \"cosine_with_min_lr\"",
        "lr_scheduler = \"cosine_with_min_lr\"\nlr_scheduler_min_lr_ratio = 0.1");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        bool given = subject.Arguments.Find("lr_scheduler_min_lr_ratio") is not null
            || subject.KeyedTexts("lr_scheduler_args").Any(pair => pair.Name is "min_lr" or "min_lr_rate");
        if (subject.Schedule() == "cosine_with_min_lr" && !given)
            yield return On(subject, "lr_scheduler", "cosine_with_min_lr needs lr_scheduler_min_lr_ratio: the run dies.");
    }
}
