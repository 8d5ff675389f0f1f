using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class ValueOutOfRange : Rule
{
    public static ValueOutOfRange Rule { get; } = new();

    public override string Code => "CFG003";

    public override string Name => "value-out-of-range";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A value is none of those that the key takes.";

    public override string Why => "The trainer accepts almost any value in silence, and dies of it or trains something else hours later.";

    public override string Remedy => "Choose one of the values that the message names.";

    public override Example Example => new("training:\n  epochs: 0", "training:\n  epochs: 1");
}
