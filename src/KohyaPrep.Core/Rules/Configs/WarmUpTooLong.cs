using System.Globalization;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class WarmUpTooLong : ConfigRule
{
    public static WarmUpTooLong Rule { get; } = new();

    public override string Code => "CFG089";

    public override string Name => "warm-up-too-long";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "The warm-up is as long as the training, or longer.";

    public override string Why =>
        "A float is a share of all steps: 0.1 is a tenth, 10.0 is ten times the training. The rate that was asked for is "
        + "never reached.";

    public override string Remedy => "Write whole steps without a point, or a share below 1.";

    public override Example Example => new("lr_warmup_steps = 10.0", "lr_warmup_steps = 10");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (subject.Forecast.MaxTrainSteps is not { } steps)
            yield break;
        double? warm = subject.Arguments.Find("lr_warmup_steps") switch
        {
            ConfigNode.Number share => share.Value * steps,
            ConfigNode.Whole whole => (double)whole.Value,
            _ => null,
        };
        if (warm >= steps)
            yield return On(subject, "lr_warmup_steps", string.Create(CultureInfo.InvariantCulture, $"lr_warmup_steps means {warm:0} steps, and the training has {steps}."));
    }
}
