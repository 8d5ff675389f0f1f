namespace KohyaPrep.Cli.Tests;

/// <summary>Recipes that tests write.</summary>
internal static class RecipeFile
{
    /// <summary>Writes <c>recipe.yaml</c> with these pictures and these further lines.</summary>
    public static string Write(TemporaryFolder folder, string template, string images, string more = "") => folder.Write("recipe.yaml", $"""
        extends: {template}
        name: punks
        output: out
        dataset:
          images: '{images}'
        {more}
        """);
}
