using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class SaveIntervalZero : ConfigRule
{
    public static SaveIntervalZero Rule { get; } = new();

    public override string Code => "CFG070";

    public override string Name => "save-interval-zero";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A save interval is 0.";

    public override string Why => "Zero does not mean never: the trainer divides by it, after the first epoch or step.";

    public override string Remedy => "Leave the option out to save at the end only.";

    public override Example Example => new("save_every_n_epochs = 0", "save_every_n_epochs = 1");

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        from key in (string[])["save_every_n_epochs", "save_every_n_steps"]
        where PythonValue.Number(subject.Arguments.Find(key)) == 0
        select On(subject, key, $"{key} = 0 dies with a ZeroDivisionError after the first {(key.EndsWith("steps", StringComparison.Ordinal) ? "step" : "epoch")}.");
}
