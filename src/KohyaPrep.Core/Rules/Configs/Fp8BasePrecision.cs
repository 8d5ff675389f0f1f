using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class Fp8BasePrecision : ConfigRule
{
    public static Fp8BasePrecision Rule { get; } = new();

    public override string Code => "CFG063";

    public override string Name => "fp8-base-precision";

    public override Severity Severity => Severity.Error;

    public override string Summary => "fp8_base is on without a mixed precision.";

    public override string Why => "The run dies with an AssertionError after the model has been loaded.";

    public override string Remedy => "Set mixed_precision to \"bf16\" or \"fp16\", or remove fp8_base.";

    public override Example Example => new("fp8_base = true\nmixed_precision = \"no\"", "fp8_base = true\nmixed_precision = \"bf16\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        subject.Traits().IsNetwork && subject.Text("mixed_precision") == "no"
            ? ((string[])["fp8_base", "fp8_base_unet"]).Where(subject.Arguments.IsOn).Take(1)
                .Select(key => On(subject, key, $"{key} needs a mixed precision, and mixed_precision is \"no\"."))
            : [];
}
