using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class Fp8BaseIdle : ConfigRule
{
    public static Fp8BaseIdle Rule { get; } = new();

    public override string Code => "CFG050";

    public override string Name => "fp8-base-idle";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "fp8_base is set for a script that ignores it.";

    public override string Why => "It works in the LoRA scripts only; elsewhere the weights stay as large as they are.";

    public override string Remedy => "Remove it.";

    public override Example Example => new("fp8_base = true  # sdxl_train.py", "fp8_base = true  # sdxl_train_network.py");

    private static readonly string[] Keys = ["fp8_base"];

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        subject.Request.Script is "train_db" or "fine_tune" or "sdxl_train" or "train_control_net" or "sdxl_train_control_net" or "sdxl_train_control_net_lllite"
            ? Keys.Where(subject.Arguments.IsOn).Select(key => On(subject, key, $"{key} does nothing: only the LoRA scripts use it."))
            : [];
}
