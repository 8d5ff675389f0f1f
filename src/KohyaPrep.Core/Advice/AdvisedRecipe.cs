using System.Globalization;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Advice;

/// <summary>Writes the recipe of an option for the pictures, captions and machine of another recipe.</summary>
public static class AdvisedRecipe
{
    /// <param name="from">What the dataset, the captions and the machine are taken from.</param>
    public static string Text(AdviceOption option, Recipe from)
    {
        string folder = from.Folder;
        List<string> lines =
        [
            $"# {option.Title}: made from the advice '{option.Name}', with the pictures of {Path.GetFileName(from.File)}.",
            "# Every key is explained in docs/recipe.md; `kohyaprep check` finds mistakes, `kohyaprep plan` says what will happen.",
            $"extends: {option.Template}",
            "",
            "dataset:",
            $"  images: {Quoted(RecipeText.Near(folder, from.Dataset.Images))}",
        ];
        AddPath("captions", from.Dataset.Captions);
        if (IsSet("dataset.caption_extension"))
            lines.Add($"  caption_extension: {Quoted(from.Dataset.CaptionExtension)}");
        AddPath("edge_maps", from.Dataset.EdgeMaps);
        if (from.Dataset.Recursive)
            lines.Add("  recursive: true");
        lines.Add($"  repeats: {from.Dataset.Repeats.ToString(CultureInfo.InvariantCulture)}");
        if (from.Dataset.ClassWords.Length > 0)
            lines.Add($"  class_words: {Quoted(from.Dataset.ClassWords)}");
        lines.AddRange(["", "captions:", $"  trigger: {Quoted(from.Captions.Trigger)}"]);
        if (IsSet("captions.template"))
            lines.Add($"  template: {Quoted(from.Captions.Template ?? "")}");
        if (option.RecipeLines.Length > 0)
            lines.AddRange(["", option.RecipeLines.TrimEnd('\n')]);
        List<string> launch = [.. LaunchLines(from, folder)];
        if (launch.Count > 0)
            lines.AddRange(["", "launch:", .. launch]);
        return string.Concat(lines.Select(line => line + "\n"));

        void AddPath(string key, string? path)
        {
            if (path is not null)
                lines.Add($"  {key}: {Quoted(RecipeText.Near(folder, path))}");
        }

        bool IsSet(string key) => from.OriginOf(key).Kind is OriginKind.Recipe or OriginKind.CommandLine;
    }

    private static IEnumerable<string> LaunchLines(Recipe from, string folder)
    {
        if (from.Launch.SdScripts is { } scripts)
            yield return $"  sd_scripts: {Quoted(RecipeText.Near(folder, scripts))}";
        if (from.Launch.Python is { } python)
            yield return $"  python: {Quoted(python)}";
        if (from.Launch.GpuMemory is { } memory)
            yield return FormattableString.Invariant($"  gpu_memory: {memory}");
    }

    private static string Quoted(string text) => YamlText.Quoted(text);
}
