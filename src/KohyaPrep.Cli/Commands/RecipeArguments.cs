using System.CommandLine;
using KohyaPrep.Cli.Output;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Preparations;

namespace KohyaPrep.Cli.Commands;

/// <summary>The arguments that every verb on a recipe takes, and the reading that they begin with.</summary>
internal sealed class RecipeArguments(string name = "RECIPE", string description = "The recipe's YAML file.")
{
    public Argument<string> Recipe { get; } = new(name) { Description = description };

    public Option<string[]> Set { get; } = new("--set")
    {
        Description = "Sets a key of the recipe for this run, such as training.epochs=5; can be repeated.",
        HelpName = "KEY=VALUE",
    };

    public void AddTo(Command command)
    {
        command.Arguments.Add(Recipe);
        command.Options.Add(Set);
    }

    /// <summary>Reads the recipe; its values may be without a recipe when the findings have an error.</summary>
    public RecipeReading Read(ParseResult parse, params string[] further) =>
        RecipeReader.Read(parse.GetValue(Recipe)!, [.. parse.GetValue(Set) ?? [], .. further]);

    /// <summary>Reads the recipe and its dataset and plans what is to be written, with progress.</summary>
    /// <returns>The plan, or null and the findings when the recipe itself has an error.</returns>
    public (PreparationPlan? Plan, IReadOnlyList<Finding> Findings) Plan(
        ParseResult parse, Terminal terminal, CancellationToken cancellation, bool overwriteCaptions = false, params string[] further)
    {
        return Plan(Read(parse, further), terminal, cancellation, overwriteCaptions);
    }

    /// <summary>Reads the dataset of a recipe and plans what is to be written, with progress.</summary>
    /// <returns>The plan, or null and the findings when the recipe itself has an error.</returns>
    public static (PreparationPlan? Plan, IReadOnlyList<Finding> Findings) Plan(
        RecipeReading reading, Terminal terminal, CancellationToken cancellation, bool overwriteCaptions = false)
    {
        if (reading.Recipe is null)
            return (null, reading.Findings);
        PreparationPlan plan = ProgressBar.Run(
            terminal, "reading pictures", progress => Preparation.Plan(reading, ShownPath.Of, overwriteCaptions, progress, cancellation));
        return (plan, plan.Findings);
    }
}
