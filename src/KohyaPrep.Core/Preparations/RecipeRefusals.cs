using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules.Configs;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Preparations;

/// <summary>What the trainer will refuse of a recipe's files, at the line of the recipe that is to blame.</summary>
internal static class RecipeRefusals
{
    public static IEnumerable<Finding> Of(Recipe recipe, TrainerFileSet files) =>
        RefusedFiles.Of(files).Select(failure => TrainerStops.Of(failure, Place(recipe, files, failure)));

    // The first setting that the message names and a person has written.
    private static Location Place(Recipe recipe, TrainerFileSet files, TrainerFailure failure) => TrainerStops.WordsOf(failure)
        .Select(word => files.FindInDataset(word) ?? files.Find(word))
        .FirstOrDefault(setting => setting?.Origin.Kind is OriginKind.Recipe or OriginKind.CommandLine)?.Origin.Location ?? new Location(recipe.Shown);
}
