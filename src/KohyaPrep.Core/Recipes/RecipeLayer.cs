namespace KohyaPrep.Core.Recipes;

/// <summary>What one source says: a template, a recipe, the command line.</summary>
internal sealed class RecipeLayer
{
    public Dictionary<string, FieldValue> Values { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, RecipeOption> Options { get; } = new(StringComparer.Ordinal);

    /// <summary>Lays another layer over this one. A canvas chosen in it replaces the one below as a whole.</summary>
    public void Cover(RecipeLayer upper)
    {
        if (RecipeFields.CanvasKeys.Any(upper.Values.ContainsKey))
        {
            foreach (string key in RecipeFields.CanvasKeys)
                Values.Remove(key);
        }

        foreach ((string key, FieldValue value) in upper.Values)
            Values[key] = value;
        foreach ((string name, RecipeOption option) in upper.Options)
            Options[name] = option;
    }
}
