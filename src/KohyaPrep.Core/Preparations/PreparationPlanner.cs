using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Machines;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules;
using KohyaPrep.Core.Rules.Captions;
using KohyaPrep.Core.Rules.Machines;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Memory;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Preparations;

/// <summary>Works out what is to be written for a recipe and its dataset. Reads and writes nothing.</summary>
public static class PreparationPlanner
{
    /// <param name="soFar">What was found while the recipe was read.</param>
    /// <param name="overwriteCaptions">Whether captions that exist are replaced by the template's, in the training set.</param>
    /// <param name="values">What is known of the pictures for their captions beyond what was measured on them.</param>
    public static PreparationPlan Plan(
        Recipe recipe, Dataset dataset, ModelSource model, IReadOnlyList<Finding> soFar, bool overwriteCaptions, CaptionValues? values = null)
    {
        List<Finding> findings = [.. soFar];
        if (model is ModelSource.Missing missing)
            findings.Add(ModelMissing.Rule.Of(recipe, missing));
        CaptionTemplate? template = Template(recipe, values ?? CaptionValues.None, findings);

        List<ImageFacts> pictures = [.. dataset.PicturesRead().Where(picture => picture.Readability == Readability.Whole)];
        CanvasPlanner? canvas = pictures.Count == 0 ? null : new(recipe, pictures, findings);
        CanvasDecision? decision = canvas?.Plan();
        findings.AddRange(DatasetChecks.Run(dataset, DatasetUse.Of(recipe, decision)));

        CaptionPlan captions = CaptionPlan.Make(dataset, template, recipe.Captions.Trigger, recipe.Dataset.ClassWords, overwriteCaptions, values);
        bool isGood = decision is not null && !findings.Any(finding => finding.Severity == Severity.Error);
        TrainingSet? set = isGood ? SetOf(recipe, pictures, captions, decision!, canvas!.AreSprites) : null;
        TrainerFileSet? files = set is null ? null : TrainerFiles.Of(recipe, set, model.Setting);
        if (files is not null)
            findings.AddRange(CheckGpu(recipe, set!, files));
        return new PreparationPlan(recipe, model, dataset, findings, captions, set, files);
    }

    /// <summary>
    /// Plans one part of a dataset: its pictures and captions, without trainer files and findings. What depends on all pictures is said, and made
    /// right where a part guessed wrong, when the parts are joined.
    /// </summary>
    /// <returns>A plan without a set where none of the part can be drawn.</returns>
    public static PreparationPlan PlanPart(Recipe recipe, Dataset part, ModelSource model, bool overwriteCaptions, CaptionValues? values = null)
    {
        CaptionTemplate? template = Template(recipe, values ?? CaptionValues.None, []);
        HashSet<string>? maps = part.EdgeMaps?.MapsRead().Select(map => Dataset.KeyOf(map.Path)).ToHashSet(StringComparer.Ordinal);
        List<ImageFacts> pictures =
            [.. part.PicturesRead().Where(picture => picture.Readability == Readability.Whole && maps?.Contains(Dataset.KeyOf(picture.Path)) != false)];
        CanvasPlanner? canvas = pictures.Count == 0 ? null : new(recipe, pictures, []);
        CanvasDecision? decision = canvas?.Plan();
        CaptionPlan captions = CaptionPlan.Make(part, template, recipe.Captions.Trigger, recipe.Dataset.ClassWords, overwriteCaptions, values);
        TrainingSet? set = decision is null ? null : SetOf(recipe, pictures, captions, decision, canvas!.AreSprites);
        return new PreparationPlan(recipe, model, part, [], captions, set, Files: null);
    }

    // Only for a GPU that is named: the buckets of many pictures take a while.
    private static IEnumerable<Finding> CheckGpu(Recipe recipe, TrainingSet set, TrainerFileSet files)
    {
        Gpu? card = recipe.Launch.Gpu is { } name ? GpuModels.Of(name) : null;
        string key = recipe.Launch.GpuMemory is null ? "launch.gpu" : "launch.gpu_memory";
        IEnumerable<Finding> findings = card is null ? []
            : Bf16Emulated.Rule.Check(card, (files.Find("mixed_precision")?.Value as SettingValue.Text)?.Value, recipe.OriginOf("launch.gpu").Location);
        return (recipe.Launch.GpuMemory ?? card?.Gibibytes) is { } memory && MemorySettingsReader.Read(files, RunPlanner.Plan(recipe, set, files)) is { } settings
            ? [.. findings, .. GpuTooSmall.Rule.Check(new GpuFit(MemoryEstimator.Estimate(settings), memory, recipe.OriginOf(key).Location))]
            : findings;
    }

    private static CaptionTemplate? Template(Recipe recipe, CaptionValues values, List<Finding> findings)
    {
        if (recipe.Captions.Template is not { } text)
            return null;
        CaptionTemplate template = CaptionTemplate.Parse(text, values.Columns);
        findings.AddRange(BrokenTemplate.Rule.Check(new TemplateText(text, recipe.OriginOf("captions.template").Location) { Fields = values.Columns }));
        return template;
    }

    private static TrainingSet SetOf(Recipe recipe, List<ImageFacts> pictures, CaptionPlan captions, CanvasDecision decision, bool areSprites)
    {
        Dictionary<string, PlannedCaption> byPicture = captions.Captions.ToDictionary(caption => caption.Picture.Path, StringComparer.Ordinal);
        IReadOnlyList<string> stems = TrainingStems.Of(pictures);
        List<TrainingPicture> planned = [];
        for (int i = 0; i < pictures.Count; i++)
        {
            CanvasStep? step = decision.Steps[i];
            PlannedCaption caption = byPicture[pictures[i].Path];
            planned.Add(new TrainingPicture(
                pictures[i], stems[i], step, step?.Width ?? pictures[i].Width, step?.Height ?? pictures[i].Height, caption.Text, caption.Source));
        }

        bool hasEdgeMaps = recipe.Route is Route.ControlNet or Route.ControlNetLllite;
        return new TrainingSet(planned, decision.Resolution, decision.UsesBuckets, hasEdgeMaps, areSprites);
    }
}
