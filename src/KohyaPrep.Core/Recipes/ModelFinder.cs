namespace KohyaPrep.Core.Recipes;

/// <summary>Looks for a recipe's base model on this machine.</summary>
public static class ModelFinder
{
    /// <summary>The environment variable that names folders of models, separated as in a search path.</summary>
    public const string FoldersVariable = "KOHYAPREP_MODELS";
    private const string HubPrefix = "hub:";

    /// <summary>
    /// Looks at the path itself, then for its file name, and for the usual file names of a known model, in the recipe's folder, in
    /// <c>models</c> beside it, in <c>models</c> of sd-scripts, and in the folders of <see cref="FoldersVariable"/>.
    /// </summary>
    public static ModelSource Find(Recipe recipe)
    {
        if (recipe.Model.StartsWith(HubPrefix, StringComparison.Ordinal))
            return new ModelSource.OnHub(recipe.Model[HubPrefix.Length..]);
        BaseModel? known = BaseModels.Find(recipe.Model);
        IEnumerable<string> names = [recipe.Model, .. known?.FileNames ?? []];
        return FoldersOf(recipe)
            .SelectMany(_ => names, Path.Combine)
            .Where(path => File.Exists(path) || File.Exists(Path.Combine(path, "model_index.json")))
            .Select(path => new ModelSource.OnDisk(Path.GetFullPath(path)))
            .FirstOrDefault<ModelSource>(new ModelSource.Missing(recipe.Model, known));
    }

    private static IEnumerable<string> FoldersOf(Recipe recipe)
    {
        yield return recipe.Folder;
        yield return Path.Combine(recipe.Folder, "models");
        if (recipe.Launch.SdScripts is { } scripts)
            yield return Path.Combine(scripts, "models");
        foreach (string folder in (Environment.GetEnvironmentVariable(FoldersVariable) ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            yield return folder;
    }
}
