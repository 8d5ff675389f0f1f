using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class MissingKey : Rule
{
    public static MissingKey Rule { get; } = new();

    public override string Code => "CFG004";

    public override string Name => "missing-key";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A recipe lacks a key that has no default.";

    public override string Why => "Without it nobody can say what is to be trained on what.";

    public override string Remedy => "Add the key, or name a template with `extends:` that has it.";

    public override Example Example => new("extends: lora-sd15", "extends: lora-sd15\ndataset:\n  images: pictures");
}
