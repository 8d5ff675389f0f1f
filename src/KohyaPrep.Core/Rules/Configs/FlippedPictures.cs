using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class FlippedPictures : ConfigRule
{
    public static FlippedPictures Rule { get; } = new();

    public override string Code => "CFG094";

    public override string Name => "flipped-pictures";

    public override Severity Severity => Severity.Info;

    public override string Summary => "Pictures are flipped at random.";

    public override string Why =>
        "flip_aug also trains on mirror images. For faces that all look one way, for text and for things worn on one side it "
        + "teaches what is not in the set.";

    public override string Remedy => "Leave flip_aug off where left and right differ.";

    public override Example Example => new("flip_aug = true", "flip_aug = false");

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        from place in subject.Everywhere("flip_aug").Where(place => PythonValue.IsTrue(place.Value)).Take(1)
        select At(place.Location, "flip_aug trains on mirror images too.");
}
