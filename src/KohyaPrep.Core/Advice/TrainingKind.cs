using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Advice;

/// <summary>What a recipe trains, as far as options of advice tell each other apart by it.</summary>
/// <param name="IsNative">Whether the pictures are trained on at their own size, at most padded.</param>
/// <param name="Model">The base model as the recipe names it.</param>
public sealed record TrainingKind(Route Route, ModelFamily Family, bool IsNative, string Model)
{
    public static TrainingKind Of(Recipe recipe) => new(
        recipe.Route, recipe.Family, recipe.Canvas.Kind is CanvasKind.Native or CanvasKind.Pad || recipe.Canvas is { Kind: CanvasKind.Scale, Value: 1 }, recipe.Model);
}
