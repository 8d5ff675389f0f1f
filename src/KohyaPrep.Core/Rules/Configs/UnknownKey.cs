using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class UnknownKey : Rule
{
    public static UnknownKey Rule { get; } = new();

    public override string Code => "CFG001";

    public override string Name => "unknown-key";

    public override Severity Severity => Severity.Error;

    public override string Summary => "A key is none that a recipe has, or an option is none that the trainer's script has.";

    public override string Why =>
        "The trainer takes an unknown option in its file without a word and goes on with the default of the one that was meant: "
        + "`batch_size = 4` trains at batch 1.";

    public override string Remedy => "Correct the name; `kohyaprep explain` and the recipe reference list them all.";

    /// <summary>An unknown key of a recipe.</summary>
    /// <param name="known">Every key that would have been right in this place.</param>
    public Finding OfRecipe(Location location, string key, IEnumerable<string> known) =>
        At(location, $"'{key}' is not a key of a recipe.", MeantOr(key, known, Remedy));

    /// <summary>An option that the script does not have.</summary>
    public Finding OfScript(Location location, string option, string script, IEnumerable<string> known) =>
        At(location, $"'{option}' is not an option of {script}.py.", MeantOr(option, known, "Remove it, or see the trainer's own list of options."));

    private static string MeantOr(string word, IEnumerable<string> known, string otherwise) =>
        Nearest.Of(word, known) is { } meant ? $"Did you mean '{meant}'?" : otherwise;
}
