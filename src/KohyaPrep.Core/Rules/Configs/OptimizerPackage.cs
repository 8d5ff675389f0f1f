using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class OptimizerPackage : ConfigRule
{
    public static OptimizerPackage Rule { get; } = new();

    public override string Code => "CFG091";

    public override string Name => "optimizer-package";

    public override Severity Severity => Severity.Info;

    public override string Summary => "The optimizer needs a package beside the trainer.";

    public override string Why => "It is imported after the model has been loaded; where it is missing, the run dies there.";

    public override string Remedy => "Install the package into the environment of the trainer.";

    public override Example Example => new("optimizer_type = \"Prodigy\"", "optimizer_type = \"AdamW\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        string? package = OptimizerPackages.For(subject.Optimizer());
        if (package is not null)
            yield return On(subject, "optimizer_type", $"The optimizer needs the Python package {package}.", $"pip install {package} in the environment of the trainer.");
    }
}
