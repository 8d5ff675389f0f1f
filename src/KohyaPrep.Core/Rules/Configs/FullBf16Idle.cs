using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class FullBf16Idle : ConfigRule
{
    public static FullBf16Idle Rule { get; } = new();

    public override string Code => "CFG049";

    public override string Name => "full-bf16-idle";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "full_bf16 is set for a script that ignores it.";

    public override string Why =>
        "train_db, fine_tune, train_control_net and the LLLite script have the option but do nothing with it: gradients stay "
        + "in full precision and take their memory.";

    public override string Remedy => "Remove it; plan with the memory of full-precision gradients.";

    public override Example Example => new("full_bf16 = true  # train_db.py", "full_bf16 = true  # sdxl_train.py");

    private static readonly string[] Keys = ["full_bf16"];

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        subject.Request.Script is "train_db" or "fine_tune" or "train_control_net" or "sdxl_train_control_net_lllite"
            ? Keys.Where(subject.Arguments.IsOn).Select(key => On(subject, key, $"{key} does nothing: {subject.Request.Script}.py ignores it."))
            : [];
}
