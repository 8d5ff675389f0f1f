using System.Globalization;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class DefaultNetworkAlpha : ConfigRule
{
    public static DefaultNetworkAlpha Rule { get; } = new();

    public override string Code => "CFG059";

    public override string Name => "default-network-alpha";

    public override Severity Severity => Severity.Info;

    public override string Summary => "network_alpha is left at its default.";

    public override string Why =>
        "The default is 1, and the LoRA acts with alpha / dim: at dim 32 a thirty-second of what it learnt, so that it needs "
        + "a higher learning rate.";

    public override string Remedy => "Set network_alpha; half of network_dim or the same number is usual.";

    public override Example Example => new("network_dim = 32", "network_dim = 32\nnetwork_alpha = 16");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Traits().IsNetwork && !subject.Has("network_alpha") && subject.Number("network_dim") is > 1 and var dim)
            yield return On(subject, "network_dim", string.Create(CultureInfo.InvariantCulture, $"network_alpha is not set: at the default of 1 the LoRA acts with 1/{dim}."));
    }
}
