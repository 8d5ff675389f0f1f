using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Launches.Places;

/// <summary>A training that is to run at another place.</summary>
/// <param name="Files">The trainer's files with that place's paths.</param>
/// <param name="Run">What the trainer will do there.</param>
/// <param name="Save">When states are saved.</param>
/// <param name="GpuGibibytes">GPU memory that it needs; null where it cannot be estimated.</param>
public sealed record PlacedRun(
    Place Place,
    Recipe Recipe,
    TrainingSet Set,
    TrainerFileSet Files,
    RunPlan Run,
    ScheduledSave Save,
    BundleModel Model,
    TrainerPins Pins,
    double? GpuGibibytes)
{
    /// <summary>The recipe's name in letters that files, jobs and addresses all take.</summary>
    public string Name { get; } = PlainName(Recipe.Name);

    /// <summary>The recipe's title for people.</summary>
    public string Title => $"{Recipe.Name}: {Words.Title(Recipe.Route)} on {Words.Title(Recipe.Family)}";

    internal static string PlainName(string name)
    {
        string plain = new([.. name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')]);
        plain = string.Join('-', plain.Split('-', StringSplitOptions.RemoveEmptyEntries));
        return plain.Length == 0 ? "training" : plain.Length > 40 ? plain[..40].TrimEnd('-') : plain;
    }
}
