using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class FullFp16Precision : ConfigRule
{
    public static FullFp16Precision Rule { get; } = new();

    public override string Code => "CFG061";

    public override string Name => "full-fp16-precision";

    public override Severity Severity => Severity.Error;

    public override string Summary => "full_fp16 is on without mixed_precision = \"fp16\".";

    public override string Why => "The run dies with an AssertionError after the model has been loaded.";

    public override string Remedy => "Set mixed_precision = \"fp16\", or remove full_fp16.";

    public override Example Example => new("full_fp16 = true\nmixed_precision = \"bf16\"", "full_fp16 = true\nmixed_precision = \"fp16\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Arguments.IsOn("full_fp16") && subject.Text("mixed_precision") != "fp16")
            yield return On(subject, "full_fp16", $"full_fp16 needs mixed_precision = \"fp16\", and it is \"{subject.Text("mixed_precision")}\".");
    }
}
