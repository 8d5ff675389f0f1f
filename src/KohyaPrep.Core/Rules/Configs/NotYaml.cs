using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class NotYaml : Rule
{
    public static NotYaml Rule { get; } = new();

    public override string Code => "CFG005";

    public override string Name => "not-yaml";

    public override Severity Severity => Severity.Error;

    public override string Summary => "The file is not one YAML document of keys and values.";

    public override string Why => "A recipe that cannot be read says nothing, so nothing is prepared.";

    public override string Remedy => "Write `key: value` lines; indent with spaces, put texts with special characters in quotes.";

    public override Example Example => new("epochs: [1, 2", "epochs: 1");
}
