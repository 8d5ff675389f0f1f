using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class SettingsNotReadable : Rule
{
    public static SettingsNotReadable Rule { get; } = new();

    public override string Code => "CFG140";

    public override string Name => "settings-not-readable";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A file with settings is not of the form that it is taken for.";

    public override string Why =>
        "Settings are read out of JSON, a command line, the GUI's files and models' headers too. What is damaged or of another form says nothing "
        + "about a training.";

    public override string Remedy => "Correct the place, or name the form: --from toml, yaml, json, command, gui, lora or recipe.";

    public override Example Example => new("{\"network_dim\": 32,}", "{\"network_dim\": 32}");
}
