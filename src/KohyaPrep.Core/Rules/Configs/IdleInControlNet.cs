using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class IdleInControlNet : ConfigRule
{
    public static IdleInControlNet Rule { get; } = new();

    public override string Code => "CFG048";

    public override string Name => "idle-in-control-net";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "An option on noise or time steps is set that train_control_net.py does not use.";

    public override string Why => "The script draws time steps and noise in its own way and leaves these options out.";

    public override string Remedy => "Remove it.";

    public override Example Example => new("min_timestep = 200  # train_control_net.py", "# no min_timestep");

    private static readonly string[] Keys = ["min_timestep", "max_timestep", "ip_noise_gamma", "zero_terminal_snr"];

    public override IEnumerable<Finding> Check(ForeignConfig subject) =>
        subject.Request.Script is "train_control_net"
            ? Keys.Where(subject.Arguments.IsOn).Select(key => On(subject, key, $"{key} does nothing: train_control_net.py does not use it."))
            : [];
}
