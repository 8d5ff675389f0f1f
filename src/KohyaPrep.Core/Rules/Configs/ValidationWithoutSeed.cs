using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class ValidationWithoutSeed : ConfigRule
{
    public static ValidationWithoutSeed Rule { get; } = new();

    public override string Code => "CFG066";

    public override string Name => "validation-without-seed";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "validation_split is set without validation_seed.";

    public override string Why =>
        "Training and validation pictures are then drawn apart from each other: the run also trains on pictures that it "
        + "validates with (train_util.py:165), and the validation loss is too good.";

    public override string Remedy => "Set validation_seed.";

    public override Example Example => new("validation_split = 0.1", "validation_split = 0.1\nvalidation_seed = 42");

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        from place in subject.Everywhere("validation_split").Where(place => PythonValue.Number(place.Value) > 0).Take(1)
        where subject.Traits().IsNetwork && !subject.Everywhere("validation_seed").Any()
        select At(place.Location, "validation_split without validation_seed also trains on the validation pictures.");
}
