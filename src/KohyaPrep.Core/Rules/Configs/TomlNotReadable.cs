using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class TomlNotReadable : Rule
{
    public static TomlNotReadable Rule { get; } = new();

    public override string Code => "CFG029";

    public override string Name => "toml-not-readable";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A file for the trainer cannot be read as the trainer reads it.";

    public override string Why =>
        "The trainer reads TOML with Python's toml 0.10.2, which refuses some things that TOML allows, such as an array of whole numbers and fractions. "
        + "A training file that it cannot read ends the run before it begins.";

    public override string Remedy => "Correct the line; texts stand in quotes, and all values of an array have one type.";

    public override Example Example => new("optimizer_args = [1, 0.5]", "optimizer_args = [1.0, 0.5]");
}
