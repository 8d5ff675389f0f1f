using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class UnknownTemplate : Rule
{
    public static UnknownTemplate Rule { get; } = new();

    public override string Code => "CFG006";

    public override string Name => "unknown-template";

    public override Severity Severity => Severity.Error;

    public override string Summary => "`extends` names no template and no file.";

    public override string Why => "The values that the recipe builds on are missing, so it would train with others.";

    public override string Remedy => "Name a template that `kohyaprep new --list` shows, or the path of a recipe.";

    public override Example Example => new("extends: lora-sd51", "extends: lora-sd15");
}
