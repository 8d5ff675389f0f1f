using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Recipes;

/// <summary>What came of reading a recipe.</summary>
/// <param name="Recipe">Null when the findings have an error.</param>
public sealed record RecipeReading(Recipe? Recipe, IReadOnlyList<Finding> Findings)
{
    /// <summary>What the recipe's files suppress, by their lists and comments. An error that leaves no recipe to go on with cannot be suppressed.</summary>
    public Suppressions Suppressions { get; init; } = Suppressions.None;
}
