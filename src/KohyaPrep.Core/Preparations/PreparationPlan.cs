using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;

namespace KohyaPrep.Core.Preparations;

/// <summary>All that will be written for a recipe, and all that is to be said of it. A value: nothing is written by making one.</summary>
/// <param name="Findings">Of the recipe, the dataset and this machine.</param>
/// <param name="Captions">What becomes of each picture's caption.</param>
/// <param name="Set">Null when an error among the findings forbids it.</param>
/// <param name="Files">Null when <paramref name="Set"/> is.</param>
public sealed record PreparationPlan(
    Recipe Recipe,
    ModelSource Model,
    Dataset Dataset,
    IReadOnlyList<Finding> Findings,
    CaptionPlan Captions,
    TrainingSet? Set,
    TrainerFileSet? Files)
{
    /// <summary>What becomes of the regularisation pictures' captions; null when there are no such pictures.</summary>
    public CaptionPlan? RegularizationCaptions { get; init; }

    /// <summary>Edge maps that were drawn while it was made, as PNG files by the path of the picture: a few megabytes at most, so that these need not be drawn again.</summary>
    public IReadOnlyDictionary<string, byte[]> DrawnMaps { get; init; } = new Dictionary<string, byte[]>();

    public bool HasErrors => Findings.Any(finding => finding.Severity == Severity.Error);
}
