using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class LaterRatesUnused : ConfigRule
{
    public static LaterRatesUnused Rule { get; } = new();

    public override string Code => "CFG045";

    public override string Name => "later-rates-unused";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "text_encoder_lr has several values, of which the network takes one.";

    public override string Why => "networks.lora trains all text encoders at the first of them (train_network.py:741).";

    public override string Remedy => "Write one rate.";

    public override Example Example => new("text_encoder_lr = [5e-5, 1e-5]", "text_encoder_lr = [5e-5]");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Traits().IsNetwork && subject.Arguments.Find("text_encoder_lr") is ConfigNode.Items { Values.Count: > 1 } rates
            && rates.Values.Any(rate => PythonValue.Number(rate) != PythonValue.Number(rates.Values[0]))
            && subject.Text("network_module") is null or "networks.lora")
            yield return On(subject, "text_encoder_lr", $"Only the first of {rates.Values.Count} rates is used: {ConfigNodeText.Of(rates.Values[0])}.");
    }
}
