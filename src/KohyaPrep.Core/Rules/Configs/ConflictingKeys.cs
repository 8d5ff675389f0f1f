using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class ConflictingKeys : Rule
{
    public static ConflictingKeys Rule { get; } = new();

    public override string Code => "CFG007";

    public override string Name => "conflicting-keys";

    public override Severity Severity => Severity.Error;

    public override string Summary => "Two keys say different things about the same matter.";

    public override string Why => "Only one of them can be obeyed, and it is not known which was meant.";

    public override string Remedy => "Remove all but one of them.";

    public override Example Example => new("canvas: {pad: 32, fit: 64}", "canvas: {fit: 64}");
}
