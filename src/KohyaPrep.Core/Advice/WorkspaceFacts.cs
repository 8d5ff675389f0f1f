using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Advice;

/// <summary>What lies in a workspace: the folder with recipes, runs and scores.</summary>
public sealed record WorkspaceFacts
{
    /// <summary>Absolute.</summary>
    public required string Folder { get; init; }

    /// <summary>The same as the user would write it; <c>.</c> for the current one.</summary>
    public string Shown { get; init; } = ".";

    /// <summary>Whether <see cref="Recipe"/> was named by the user rather than found.</summary>
    public bool IsRecipeNamed { get; init; }

    /// <summary>The recipes in it that can be read, in ordinal order of their files.</summary>
    public IReadOnlyList<Recipe> Recipes { get; init; } = [];

    /// <summary>Recipes that have errors, as the user would write them.</summary>
    public IReadOnlyList<string> BrokenRecipes { get; init; } = [];

    /// <summary>The recipe that everything is judged by: the newest run's, or the one with the shortest name; null when there is none.</summary>
    public Recipe? Recipe { get; init; }

    /// <summary>What lies in the recipe's folders; null when there is no recipe, or no such folder.</summary>
    public Dataset? Dataset { get; init; }

    /// <summary>What is to be written for the recipe; null as above.</summary>
    public PreparationPlan? Plan { get; init; }

    /// <summary>What stands in the way of reading the dataset; null when nothing does.</summary>
    public string? DatasetTrouble { get; init; }

    /// <summary>Pictures in the recipe's output folder; null before <c>prepare</c>.</summary>
    public int? PreparedPictures { get; init; }

    /// <summary>Edge maps that lie ready: in the folder that the recipe names, or in an output folder of any recipe. Never more than pictures.</summary>
    public int EdgeMaps { get; init; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<RunFacts> Runs { get; init; } = [];

    /// <summary>Scores that belong to no run, in ordinal order of their files.</summary>
    public IReadOnlyList<NamedScore> Scores { get; init; } = [];

    /// <summary>Options that were tried outside of the workspace's runs.</summary>
    public IReadOnlyList<ToldAttempt> Told { get; init; } = [];

    /// <summary>Of the GPU to train on, in GiB: the one that was named, the recipe's, or this machine's; null when not known.</summary>
    public double? GpuMemory { get; init; }

    /// <summary>What is wrong with the recipe and its dataset.</summary>
    public IReadOnlyList<Finding> Findings => Plan?.Findings ?? [];
}
