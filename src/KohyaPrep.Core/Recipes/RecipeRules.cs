using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules;
using KohyaPrep.Core.Rules.Configs;

namespace KohyaPrep.Core.Recipes;

/// <summary>The rules that a recipe as a whole is checked by.</summary>
internal static class RecipeRules
{
    private static readonly IReadOnlyList<Rule<Recipe>> All =
    [
        UnknownKey.Rule,
        BadOptionValue.Rule,
        OptionOfRecipe.Rule,
        RouteWithoutScript.Rule,
        FamilyMismatch.Rule,
        SizeNotForModel.Rule,
        KeyWithoutEffect.Rule,
    ];

    public static IEnumerable<Finding> Check(Recipe recipe) => All.SelectMany(rule => rule.Check(recipe));
}
