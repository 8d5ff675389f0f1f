using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class FullBf16Precision : ConfigRule
{
    public static FullBf16Precision Rule { get; } = new();

    public override string Code => "CFG062";

    public override string Name => "full-bf16-precision";

    public override Severity Severity => Severity.Error;

    public override string Summary => "full_bf16 is on without mixed_precision = \"bf16\".";

    public override string Why => "The run dies with an AssertionError after the model has been loaded.";

    public override string Remedy => "Set mixed_precision = \"bf16\", or remove full_bf16.";

    public override Example Example => new("full_bf16 = true\nmixed_precision = \"fp16\"", "full_bf16 = true\nmixed_precision = \"bf16\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        bool asks = subject.Request.Script is "train_network" or "sdxl_train_network" or "sdxl_train" or "sdxl_train_control_net";
        if (asks && subject.Arguments.IsOn("full_bf16") && subject.Text("mixed_precision") != "bf16")
            yield return On(subject, "full_bf16", $"full_bf16 needs mixed_precision = \"bf16\", and it is \"{subject.Text("mixed_precision")}\".");
    }
}
