using System.Globalization;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class RateTooHigh : ConfigRule
{
    public static RateTooHigh Rule { get; } = new();

    public override string Code => "CFG080";

    public override string Name => "rate-too-high";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A learning rate is too high for its optimizer.";

    public override string Why =>
        "Above 1e-3 Adam and its relatives usually destroy what the model knows within a few steps; the loss may even look "
        + "good.";

    public override string Remedy => "Take 1e-4 for a LoRA, 1e-5 for a control net, 1e-6 to 1e-5 for a whole model; a third of that for Lion.";

    public override Example Example => new(
        "optimizer_type = \"AdamW8bit\"\nlearning_rate = 0.01",
        "optimizer_type = \"AdamW8bit\"\nlearning_rate = 1e-4");

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        string optimizer = subject.Optimizer();
        if (optimizer.StartsWith("dadapt", StringComparison.Ordinal) || !optimizer.Contains("adam", StringComparison.Ordinal) && !optimizer.Contains("lion", StringComparison.Ordinal))
            yield break;
        foreach ((string key, double rate) in subject.Rates().Where(rate => rate.Rate > 1e-3))
            yield return On(subject, key, string.Create(CultureInfo.InvariantCulture, $"{key} = {rate} is too high for {optimizer}: more than 0.001."));
    }
}
