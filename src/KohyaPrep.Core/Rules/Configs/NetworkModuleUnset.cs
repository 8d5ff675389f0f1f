using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class NetworkModuleUnset : ConfigRule
{
    public static NetworkModuleUnset Rule { get; } = new();

    public override string Code => "CFG104";

    public override string Name => "network-module-unset";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The LoRA script is not told its network_module.";

    public override string Why => "It has no default, and the run dies after the model has been loaded (train_network.py:644).";

    public override string Remedy => "Set network_module = \"networks.lora\".";

    public override Example Example => new("# no network_module", "network_module = \"networks.lora\"");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Traits().IsNetwork && !subject.Arguments.IsOn("network_module"))
            yield return At(new Location(subject.TrainingFile), "network_module is not set, and there is no default.");
    }
}
