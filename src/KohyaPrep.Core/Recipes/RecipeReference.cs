using System.Text;

namespace KohyaPrep.Core.Recipes;

/// <summary>The page of the documentation that lists every key of a recipe; made from <see cref="RecipeFields"/>.</summary>
public static class RecipeReference
{
    private const string Introduction = """
        # Recipe reference

        A recipe is one YAML file. Keys that it does not set come from the template that it `extends`, and from the defaults below.
        Relative paths start at the recipe's own folder. `kohyaprep check` finds wrong keys, types and values with their line;
        `recipe.schema.json` beside this page makes an editor complete and check them while you write.

        ```yaml
        # yaml-language-server: $schema=recipe.schema.json
        extends: lora-sd15
        name: punks
        dataset:
          images: punks/images
          repeats: 10
        captions:
          trigger: pixel art portrait of a punk
        training:
          epochs: 8
        options:
          noise_offset: 0.05
        ```

        """;

    private const string Suppressions = """

        ## `suppress`

        Findings that you have looked at and accept, by code or name, each with its reason. They are left out of what `check` prints, and counted.

        ```yaml
        suppress:
          CAP007: the sitters are known by the colour of their hats
          exact-duplicates: the two are brothers
        ```

        A comment suppresses at one line, in recipes and in the trainer's own files: at the end of the line, or alone above it. With `ignore-file` it
        holds for the whole file.

        ```yaml
        epochs: 1  # kohyaprep: ignore CFG012 because it is a trial run
        ```

        Without a reason nothing is suppressed. An error that the training dies of can be suppressed too: `--fail-on` ignores it then, and the training
        dies of it all the same. An error that keeps the recipe from being read cannot. A suppression that hits nothing is a finding of its own.

        """;

    /// <returns>Markdown.</returns>
    public static string Page()
    {
        StringBuilder page = new(Introduction.ReplaceLineEndings("\n"));
        foreach (string name in RecipeFields.In("").Where(name => name is not (RecipeFields.Options or RecipeFields.Suppress)))
        {
            if (RecipeFields.Find(name) is { } field && !RecipeFields.IsSection(name))
            {
                if (name == "extends")
                    AppendHeader(page, "At the top");
                AppendRow(page, field, name);
            }
            else
            {
                AppendSection(page, name);
            }
        }

        page.Append("\n## `options`\n\nAny further option of the script, by the trainer's own name. Names, types and choices are checked against the ");
        page.Append("trainer's own list. What the recipe decides itself (folders, files, the base model) cannot be set here.\n");
        page.Append(Suppressions.ReplaceLineEndings("\n"));
        page.Append("\n## Templates\n\n| template | what for |\n| --- | --- |\n");
        foreach (string template in Templates.Names)
            page.Append($"| `{template}` | {Templates.Purpose(template)} |\n");
        page.Append("\n## Base models known by name\n\n| name | family | where | licence |\n| --- | --- | --- | --- |\n");
        foreach (BaseModel model in BaseModels.All)
            page.Append($"| {model.Name} | {Words.Of(model.Family)} | {model.Where} | {model.Licence} |\n");
        return page.ToString();
    }

    private static void AppendSection(StringBuilder page, string section)
    {
        AppendHeader(page, $"`{section}`");
        if (RecipeFields.Find(section) is { } self)
            AppendRow(page, self, section);
        foreach (string name in RecipeFields.In(section))
            AppendRow(page, RecipeFields.Find($"{section}.{name}")!, name);
    }

    private static void AppendHeader(StringBuilder page, string title) =>
        page.Append($"\n## {title}\n\n| key | takes | default | meaning |\n| --- | --- | --- | --- |\n");

    private static void AppendRow(StringBuilder page, RecipeField field, string name) =>
        page.Append($"| `{name}` | {field.Expected} | {(field.Default is { } text ? $"`{text}`" : field.IsRequired ? "required" : "")} | {field.Meaning.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
}
