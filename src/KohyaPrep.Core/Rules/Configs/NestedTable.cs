using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class NestedTable : ConfigRule
{
    public static NestedTable Rule { get; } = new();

    public override string Code => "CFG038";

    public override string Name => "nested-table";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A table stands inside a section of the training file.";

    public override string Why =>
        "One level of sections is only decoration. A table below it stays a table and becomes the value of an option of its "
        + "name: what is in it is not read.";

    public override string Remedy => "Move its keys up into the section.";

    public override Example Example => new("[optimizer.rates]\nlearning_rate = 1e-4", "[optimizer]\nlearning_rate = 1e-4");

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        from entry in TrainerArguments.Flatten(subject.Request.Training)
        let table = entry.Value as ConfigNode.Table
        where table is not null
        select On(subject, entry.Key, $"The table '{entry.Key}' is nested: its {(table.Entries.Count == 1 ? "key is not read as an option" : "keys are not read as options")}.");
}
