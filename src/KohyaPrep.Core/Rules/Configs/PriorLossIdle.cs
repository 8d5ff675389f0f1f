using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class PriorLossIdle : ConfigRule
{
    public static PriorLossIdle Rule { get; } = new();

    public override string Code => "CFG052";

    public override string Name => "prior-loss-idle";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "sdxl_train.py is given regularisation pictures or a weight for them.";

    public override string Why => "sdxl_train.py does not weight the loss of regularisation pictures: they are trained on like all others.";

    public override string Remedy => "Leave the regularisation pictures out, or train with sdxl_train_network.py.";

    public override Example Example => new("[[datasets.subsets]]\nis_reg = true  # sdxl_train.py", "[[datasets.subsets]]\nimage_dir = \"punks\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        subject.Request.Script == "sdxl_train"
            ? ((string[])["prior_loss_weight", "is_reg", "reg_data_dir"])
                .SelectMany(key => subject.Everywhere(key).Where(place => PythonValue.IsTrue(place.Value)).Take(1))
                .Take(1)
                .Select(place => At(place.Location, "sdxl_train.py gives regularisation pictures no weight of their own."))
            : [];
}
