using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class ValidationNeverRuns : ConfigRule
{
    public static ValidationNeverRuns Rule { get; } = new();

    public override string Code => "CFG067";

    public override string Name => "validation-never-runs";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "validation_split is set for a script that does not validate.";

    public override string Why => "Only the LoRA scripts validate. The others take the validation pictures out and never look at them.";

    public override string Remedy => "Remove validation_split.";

    public override Example Example => new("validation_split = 0.1  # sdxl_train.py", "validation_split = 0.1  # sdxl_train_network.py");

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        from place in subject.Everywhere("validation_split").Where(place => PythonValue.Number(place.Value) > 0).Take(1)
        where subject.Request.Dataset is not null && !subject.Traits().IsNetwork
        select At(place.Location, $"{subject.Request.Script}.py never validates: the pictures are only missing from the training.");
}
