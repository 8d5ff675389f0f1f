using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class DefaultNetworkDim : ConfigRule
{
    public static DefaultNetworkDim Rule { get; } = new();

    public override string Code => "CFG058";

    public override string Name => "default-network-dim";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "network_dim is left at its default.";

    public override string Why => "networks.lora takes 4 then, which is small for anything but a simple style.";

    public override string Remedy => "Set network_dim; 16 or 32 is usual.";

    public override Example Example => new("network_module = \"networks.lora\"", "network_module = \"networks.lora\"\nnetwork_dim = 16");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Traits().IsNetwork && subject.Text("network_module") == "networks.lora" && subject.Arguments.Find("network_dim") is null
            && !subject.Arguments.IsOn("dim_from_weights"))
            yield return On(subject, "network_module", "network_dim is not set: the LoRA has the default of 4.");
    }
}
