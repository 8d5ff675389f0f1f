using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class BrokenSuppression : Rule
{
    public static BrokenSuppression Rule { get; } = new();

    public override string Code => "CFG031";

    public override string Name => "broken-suppression";

    public override Severity Severity => Severity.Warning;

    public override string Summary => "A suppression does not say what it suppresses, or why.";

    public override string Why => "It suppresses nothing. Whoever reads the file later must be able to tell a decision from an accident, so a reason is required.";

    public override string Remedy => "Write `# kohyaprep: ignore CODE because …`, or `CODE: reason` below `suppress:` in a recipe.";

    public override Example Example => new("epochs: 1  # kohyaprep: ignore CFG012", "epochs: 1  # kohyaprep: ignore CFG012 because it is a trial run");

    public Finding Of(Suppression suppression) => At(
        suppression.Location, suppression.Rule.Length == 0 ? "This suppression names no rule." : $"This suppression of {suppression.Rule} gives no reason.");
}
