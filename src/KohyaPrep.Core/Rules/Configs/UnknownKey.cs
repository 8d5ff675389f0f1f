using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class UnknownKey : Rule<Recipe>
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

    public override Example Example => new("training:\n  learnig_rate: 1e-4", "training:\n  learning_rate: 1e-4");

    /// <summary>An unknown key of a recipe.</summary>
    /// <param name="known">Every key that would have been right in this place.</param>
    public Finding OfRecipe(Location location, string key, IEnumerable<string> known) =>
        At(location, $"'{key}' is not a key of a recipe.", MeantOr(key, known, Remedy));

    /// <summary>Finds options that the recipe's script does not have.</summary>
    public override IEnumerable<Finding> Check(Recipe subject)
    {
        if (TrainerScript.For(subject.Route, subject.Family) is not { } script)
            yield break;
        foreach (RecipeOption option in subject.Options.Where(option => OptionCatalogue.Current.Find(option.Name, script.Name) is null))
        {
            IReadOnlyList<string> others = OptionCatalogue.Current.ScriptsWith(option.Name);
            string remedy = others.Count > 0
                ? $"Remove it; it is one of {string.Join(", ", others.Take(3))}{(others.Count > 3 ? ", …" : "")}."
                : MeantOr(option.Name, OptionCatalogue.Current.OptionsOf(script.Name).Select(known => known.Name), "Remove it, or correct its name.");
            yield return At(option.Origin.Location, $"'{option.Name}' is not an option of {script.Name}.py.", remedy);
        }
    }

    private static string MeantOr(string word, IEnumerable<string> known, string otherwise) =>
        Nearest.Of(word, known) is { } meant ? $"Did you mean '{meant}'?" : otherwise;
}
