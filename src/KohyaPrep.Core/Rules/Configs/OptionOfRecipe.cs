using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Rules.Configs;

public sealed class OptionOfRecipe : Rule<Recipe>
{
    public static OptionOfRecipe Rule { get; } = new();

    public override string Code => "CFG009";

    public override string Name => "option-of-recipe";

    public override Severity Severity => Severity.Error;

    public override string Summary => "An option says again what the recipe itself decides, or is a secret.";

    public override string Why => "Folders, files and the base model are worked out from the recipe; an option that said something else would make the plan untrue.";

    public override string Remedy => "Use the recipe's own key.";

    public override Example Example => new("options:\n  train_data_dir: pictures", "dataset:\n  images: pictures");

    public override IEnumerable<Finding> Check(Recipe subject) =>
        from option in subject.Options
        let why = OptionSet.WhyRefused(option.Name)
        where why is not null
        select At(option.Origin.Location, $"'{option.Name}' cannot be set as an option.", char.ToUpperInvariant(why[0]) + why[1..] + ".");
}
