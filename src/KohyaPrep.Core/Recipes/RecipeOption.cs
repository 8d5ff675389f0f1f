namespace KohyaPrep.Core.Recipes;

/// <summary>An option of the trainer that a recipe sets by its own name.</summary>
/// <param name="Text">The value's text, or each item's text of a list.</param>
/// <param name="IsList">Whether the value was written as a list.</param>
/// <param name="IsQuoted">Whether the single value was written in quotes and is therefore text.</param>
public sealed record RecipeOption(string Name, IReadOnlyList<string> Text, bool IsList, bool IsQuoted, Origin Origin);
