using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class ResumeRepeatsSteps : ConfigRule
{
    public static ResumeRepeatsSteps Rule { get; } = new();

    public override string Code => "CFG102";

    public override string Name => "resume-repeats-steps";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "resume is set for a script that does not count on.";

    public override string Why =>
        "Outside the LoRA scripts a resumed run trains all steps again, over the names of the files saved before. In the "
        + "LoRA scripts later states say too small a number.";

    public override string Remedy => "Lower max_train_steps to what is left, and take another output_name.";

    public override Example Example => new("resume = \"out/punks-state\"  # sdxl_train.py", "resume = \"out/punks-state\"  # sdxl_train_network.py");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Arguments.IsOn("resume") && !subject.Traits().IsNetwork)
            yield return On(subject, "resume", $"{subject.Request.Script}.py trains all steps again after resume, over the same file names.");
    }
}
