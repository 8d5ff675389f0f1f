using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class AlphaMaskAlone : ConfigRule
{
    public static AlphaMaskAlone Rule { get; } = new();

    public override string Code => "CFG053";

    public override string Name => "alpha-mask-alone";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "alpha_mask is on without masked_loss in sdxl_train.py.";

    public override string Why =>
        "sdxl_train.py looks at masks only where another option makes it weight the loss by picture; alpha_mask alone is "
        + "ignored.";

    public override string Remedy => "Turn masked_loss on too.";

    public override Example Example => new("alpha_mask = true  # sdxl_train.py", "alpha_mask = true\nmasked_loss = true");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Request.Script == "sdxl_train" && !subject.Arguments.IsOn("masked_loss")
            && subject.Everywhere("alpha_mask").FirstOrDefault(place => PythonValue.IsTrue(place.Value)) is { } place)
            yield return At(place.Location, "alpha_mask does nothing without masked_loss.");
    }
}
