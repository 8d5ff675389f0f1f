using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class MinSnrInControlNet : ConfigRule
{
    public static MinSnrInControlNet Rule { get; } = new();

    public override string Code => "CFG074";

    public override string Name => "min-snr-in-control-net";

    public override Severity Severity => Severity.Error;

    public override string Summary => "min_snr_gamma is set for train_control_net.py.";

    public override string Why => "The script dies at its first step (train_control_net.py:513).";

    public override string Remedy => "Remove min_snr_gamma.";

    public override Example Example => new("min_snr_gamma = 5.0  # train_control_net.py", "# no min_snr_gamma");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Request.Script == "train_control_net" && subject.Arguments.IsOn("min_snr_gamma"))
            yield return On(subject, "min_snr_gamma", "train_control_net.py dies at step 1 with min_snr_gamma.");
    }
}
