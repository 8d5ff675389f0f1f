using System.Globalization;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class RateNotNearOne : ConfigRule
{
    public static RateNotNearOne Rule { get; } = new();

    public override string Code => "CFG081";

    public override string Name => "rate-not-near-one";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "Prodigy or D-Adaptation is given a learning rate far from 1.";

    public override string Why =>
        "These optimizers find the rate themselves and multiply it with the one given: at 1e-4 they train at a "
        + "ten-thousandth of what they found.";

    public override string Remedy => "Set every rate to 1.0.";

    public override Example Example => new("optimizer_type = \"Prodigy\"\nlearning_rate = 1e-4", "optimizer_type = \"Prodigy\"\nlearning_rate = 1.0");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        if (!subject.Optimizer().StartsWith("dadapt", StringComparison.Ordinal) && !subject.Optimizer().StartsWith("prodigy", StringComparison.Ordinal))
            yield break;
        foreach ((string key, double rate) in subject.Rates().Where(rate => rate.Rate is > 0 and <= 0.1 or > 5))
            yield return On(subject, key, string.Create(CultureInfo.InvariantCulture, $"{key} = {rate}, and {subject.Text("optimizer_type")} means 1."));
    }
}
