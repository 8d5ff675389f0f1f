namespace KohyaPrep.Core.Recipes;

/// <summary>Writes a new recipe, short and with the keys that people change first.</summary>
public static class RecipeText
{
    /// <param name="folder">The folder that the recipe will lie in, absolute: paths are written relative to it where they are near.</param>
    /// <param name="images">The folder of pictures.</param>
    /// <param name="captions">The folder of captions; null when they lie beside the pictures.</param>
    /// <param name="trigger">May be empty.</param>
    public static string Of(string template, string folder, string images, string? captions, string trigger)
    {
        string captionLine = captions is null ? "  # captions: captions      # when they do not lie beside the pictures" : $"  captions: {YamlText.Quoted(Near(folder, captions))}";
        return $"""
            # {Templates.Purpose(template)}
            # Every key is explained in docs/recipe.md; `kohyaprep check` finds mistakes, `kohyaprep plan` says what will happen.
            extends: {template}

            dataset:
              images: {YamlText.Quoted(Near(folder, images))}
            {captionLine}
              repeats: 1

            captions:
              trigger: {YamlText.Quoted(trigger)}

            # training:
            #   epochs: 10
            #   learning_rate: 1e-4

            # options:                  # any further option of sd-scripts, by its own name
            #   noise_offset: 0.05

            # launch:
            #   sd_scripts: ../sd-scripts

            """.ReplaceLineEndings("\n");
    }

    /// <summary>A path as it is written in a recipe that lies in a folder: relative where it is near, with forward slashes.</summary>
    internal static string Near(string folder, string path)
    {
        string full = Path.GetFullPath(path);
        string relative = Path.GetRelativePath(folder, full);
        return (relative.StartsWith("../..", StringComparison.Ordinal) ? full : relative).Replace(Path.DirectorySeparatorChar, '/');
    }
}
