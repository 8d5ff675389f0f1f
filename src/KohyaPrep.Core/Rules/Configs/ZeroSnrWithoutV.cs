using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class ZeroSnrWithoutV : ConfigRule
{
    public static ZeroSnrWithoutV Rule { get; } = new();

    public override string Code => "CFG103";

    public override string Name => "zero-snr-without-v";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "zero_terminal_snr is on without v_parameterization.";

    public override string Why => "At zero signal a model that foretells noise has nothing to learn from; the trainer only warns.";

    public override string Remedy => "Use it with models trained with v-prediction, or remove it.";

    public override Example Example => new("zero_terminal_snr = true", "zero_terminal_snr = true\nv_parameterization = true");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Request.Script != "train_control_net" && subject.Arguments.IsOn("zero_terminal_snr") && !subject.Arguments.IsOn("v_parameterization"))
            yield return On(subject, "zero_terminal_snr", "zero_terminal_snr is on without v_parameterization.");
    }
}
