using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class TwoOptimizers : ConfigRule
{
    public static TwoOptimizers Rule { get; } = new();

    public override string Code => "CFG115";

    public override string Name => "two-optimizers";

    public override Severity Severity => Severity.Error;

    public override string Summary => "Two options name an optimizer.";

    public override string Why =>
        "use_8bit_adam and use_lion_optimizer are older switches for what optimizer_type says: with two of them, the run dies after the model has been loaded.";

    public override string Remedy => "Keep optimizer_type alone.";

    public override Example Example => new(
        "use_8bit_adam = true\noptimizer_type = \"AdamW8bit\"",
        "optimizer_type = \"AdamW8bit\"");

    private static readonly string[] Switches = ["use_8bit_adam", "use_lion_optimizer"];

    public override IEnumerable<Finding> Check(ForeignConfig subject)
    {
        string[] given = [.. Switches.Append("optimizer_type").Where(subject.Arguments.IsOn)];
        if (given.Length > 1)
            yield return On(subject, given[0], $"{string.Join(" and ", given)} both name an optimizer.");
    }
}
