using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class LastStepsNotFiles : ConfigRule
{
    public static LastStepsNotFiles Rule { get; } = new();

    public override string Code => "CFG071";

    public override string Name => "last-steps-not-files";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "save_last_n_steps is smaller than the save interval.";

    public override string Why =>
        "It counts steps, not files: files older than so many steps are removed. Below the interval, only the newest file "
        + "stays.";

    public override string Remedy => "Write the number of files times save_every_n_steps.";

    public override Example Example => new("save_every_n_steps = 500\nsave_last_n_steps = 3", "save_every_n_steps = 500\nsave_last_n_steps = 1500");

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        from key in (string[])["save_last_n_steps", "save_last_n_steps_state"]
        where subject.Number(key) is { } last && last < subject.Number("save_every_n_steps")
        select On(subject, key, $"{key} counts steps, not files, and is smaller than save_every_n_steps.");
}
