using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Cli.Commands;

/// <summary><c>docs</c>: writes the generated pages. For this repository; not shown in the help.</summary>
internal static class DocsCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> folder = new("DIR") { Description = "The folder to write to." };
        Command command = new("docs", "Writes the generated pages of the documentation.") { folder };
        command.Hidden = true;
        command.SetAction(parse =>
        {
            string target = parse.GetValue(folder)!;
            Directory.CreateDirectory(target);
            File.WriteAllText(Path.Combine(target, "rules.md"), RuleDocs.Page(RuleCatalogue.All));
            File.WriteAllText(Path.Combine(target, "recipe.md"), RecipeReference.Page());
            File.WriteAllText(Path.Combine(target, "recipe.schema.json"), RecipeSchema.Text());
            File.WriteAllText(Path.Combine(target, "options.md"), OptionDocs.Page(OptionCatalogue.Embedded));
            terminal.Results.WriteLine($"{target}: rules.md, recipe.md, recipe.schema.json, options.md");
            return (int)ExitCode.Done;
        });
        return command;
    }
}
