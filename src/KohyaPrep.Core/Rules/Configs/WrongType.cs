using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class WrongType : Rule
{
    public static WrongType Rule { get; } = new();

    public override string Code => "CFG002";

    public override string Name => "wrong-type";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A key has a value of another type than it takes.";

    public override string Why => "Guessing what was meant would train something else than was asked.";

    public override string Remedy => "Write the value as the recipe reference shows it.";

    public override Example Example => new("training:\n  epochs: \"3\"", "training:\n  epochs: 3");
}
