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
        string captionLine = captions is null ? "  # captions: captions      # when they do not lie beside the pictures" : $"  captions: {Quoted(Near(folder, captions))}";
        return $"""
            # {Templates.Purpose(template)}
            # Every key is explained in docs/recipe.md; `kohyaprep check` finds mistakes, `kohyaprep plan` says what will happen.
            extends: {template}

            dataset:
              images: {Quoted(Near(folder, images))}
            {captionLine}
              repeats: 1

            captions:
              trigger: {Quoted(trigger)}

            # training:
            #   epochs: 10
            #   learning_rate: 1e-4

            # options:                  # any further option of sd-scripts, by its own name
            #   noise_offset: 0.05

            # launch:
            #   sd_scripts: ../sd-scripts

            """.ReplaceLineEndings("\n");
    }

    /// <summary>A path as a recipe in the folder would write it: relative where it is near.</summary>
    internal static string Near(string folder, string path)
    {
        string full = Path.GetFullPath(path);
        string relative = Path.GetRelativePath(folder, full);
        return (relative.StartsWith("../..", StringComparison.Ordinal) ? full : relative).Replace(Path.DirectorySeparatorChar, '/');
    }

    /// <summary>A YAML text in double quotes.</summary>
    private static string Quoted(string text)
    {
        string escaped = string.Concat(text.Select(character => character switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            < ' ' or '\u007F' or '\u0085' or '\u2028' or '\u2029' => $"\\u{(int)character:X4}",
            _ => character.ToString(),
        }));
        return $"\"{escaped}\"";
    }
}
