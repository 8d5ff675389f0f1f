using KohyaPrep.Core.Findings;

namespace KohyaPrep.Core.Recipes;

/// <summary>What came of reading a recipe.</summary>
/// <param name="Recipe">Null when the findings have an error.</param>
public sealed record RecipeReading(Recipe? Recipe, IReadOnlyList<Finding> Findings);
