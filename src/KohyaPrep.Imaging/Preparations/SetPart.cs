using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Preparations;

namespace KohyaPrep.Imaging.Preparations;

/// <summary>Pictures of a training set that go into one folder.</summary>
/// <param name="Source">Where they come from.</param>
/// <param name="CaptionsRoot">The folder of their captions, absolute.</param>
/// <param name="ImagesFolder">Relative to the output folder.</param>
/// <param name="EdgesFolder">Likewise; null where no maps are wanted.</param>
internal sealed record SetPart(
    IReadOnlyList<TrainingPicture> Pictures,
    Dataset Source,
    string CaptionsRoot,
    string ImagesFolder,
    string? EdgesFolder)
{
    /// <summary>Those that are trained on, held back and kept beside, as far as there are any.</summary>
    public static IEnumerable<SetPart> Of(PreparationPlan plan)
    {
        TrainingSet set = plan.Set!;
        string captions = plan.Recipe.Dataset.Captions ?? plan.Dataset.Root;
        string? edges = set.HasEdgeMaps ? TrainerFileSet.EdgesFolder : null;
        yield return new SetPart(set.Pictures, plan.Dataset, captions, TrainerFileSet.ImagesFolder, edges);
        if (set.Validation.Count > 0)
        {
            string? heldEdges = set.HasEdgeMaps ? TrainerFileSet.ValidationEdgesFolder : null;
            yield return new SetPart(set.Validation, plan.Dataset, captions, TrainerFileSet.ValidationFolder, heldEdges);
        }

        if (set.Regularization.Count > 0)
        {
            Dataset beside = plan.Dataset.Regularization!;
            yield return new SetPart(set.Regularization, beside, beside.Root, TrainerFileSet.RegularizationFolder, null);
        }
    }
}
