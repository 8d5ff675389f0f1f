using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Machines;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules;
using KohyaPrep.Core.Rules.Captions;
using KohyaPrep.Core.Rules.Machines;
using KohyaPrep.Core.Rules.Sets;
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

        List<ImageFacts> pictures = Whole(dataset);
        Dataset? beside = TakesRegularization(recipe) ? dataset.Regularization : null;
        List<ImageFacts> regularization = [.. Whole(beside).OrderBy(picture => picture.Path, StringComparer.Ordinal)];
        List<PlannedSource> sources = [.. new SourcePlanner(recipe, dataset, findings).Plan(pictures)];
        if (beside is not null)
            sources.AddRange(new SourcePlanner(recipe, beside, findings).Plan(regularization));
        CanvasPlanner? canvas = pictures.Count == 0 ? null : new(recipe, sources, findings);
        CanvasDecision? decision = canvas?.Plan();
        DatasetUse use = DatasetUse.Of(recipe, decision);
        findings.AddRange(DatasetChecks.Run(dataset, use));
        if (beside is not null)
        {
            // A fix names a file below its folder, and those that are carried out are of the set: a picture beside it has the same name perhaps.
            DatasetUse apart = use with { Trigger = "", ClassWords = recipe.Dataset.Regularization!.ClassWords, FillsCaptions = false };
            findings.AddRange(DatasetChecks.Run(beside, apart).Select(finding => finding with { Fix = null }));
        }

        CaptionPlan captions = CaptionPlan.Make(dataset, template, recipe.Captions.Trigger, recipe.Dataset.ClassWords, overwriteCaptions, values);
        CaptionPlan? besideCaptions = beside is null ? null : CaptionPlan.Make(beside, null, "", recipe.Dataset.Regularization!.ClassWords, overwrite: false);
        bool[] isHeld = Held(recipe, dataset, pictures, findings);
        bool isGood = decision is not null && !findings.Any(finding => finding.Severity == Severity.Error);
        TrainingSet? set = null;
        if (isGood)
        {
            List<CanvasStep?> steps = [.. decision!.Steps.Select((step, i) => sources[i].With(step, recipe.Canvas))];
            List<TrainingPicture> all = Planned(pictures, steps, captions);
            set = new TrainingSet(
                [.. all.Where((_, i) => !isHeld[i])], decision.Resolution, decision.UsesBuckets, recipe.Route is Route.ControlNet or Route.ControlNetLllite, canvas!.AreSprites)
            {
                Validation = [.. all.Where((_, i) => isHeld[i])],
                Regularization = besideCaptions is null ? [] : Planned(regularization, [.. steps.Skip(pictures.Count)], besideCaptions),
            };
        }

        TrainerFileSet? files = set is null ? null : TrainerFiles.Of(recipe, set, model.Setting);
        if (files is not null)
        {
            Finding[] refusals = [.. RecipeRefusals.Of(recipe, files)];
            findings.AddRange(refusals.Length > 0 ? refusals : CheckGpu(recipe, set!, files));
            // Such files are of no use to anyone.
            if (refusals.Length > 0)
                (set, files) = (null, null);
        }

        return new PreparationPlan(recipe, model, dataset, findings, captions, set, files) { RegularizationCaptions = besideCaptions };
    }

    private static List<ImageFacts> Whole(Dataset? dataset) =>
        [.. (dataset?.PicturesRead() ?? []).Where(picture => picture.Readability == Readability.Whole)];

    private static bool TakesRegularization(Recipe recipe) => TrainerScript.For(recipe.Route, recipe.Family)?.Form == SubsetForm.DreamBooth;

    private static bool[] Held(Recipe recipe, Dataset dataset, List<ImageFacts> pictures, List<Finding> findings)
    {
        bool[] isHeld = ValidationChoice.Of(pictures, dataset, recipe.Dataset);
        int asked = ValidationChoice.Count(pictures.Count, recipe.Dataset.Validation), held = isHeld.Count(one => one);
        if (pictures.Count > 0 && (held != asked || asked >= pictures.Count))
            findings.Add(ValidationTooLarge.Rule.Of(recipe, held, asked, pictures.Count));
        return isHeld;
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
        List<PlannedSource> sources = [.. new SourcePlanner(recipe, part, []).Plan(pictures)];
        CanvasPlanner? canvas = pictures.Count == 0 ? null : new(recipe, sources, []);
        CanvasDecision? decision = canvas?.Plan();
        CaptionPlan captions = CaptionPlan.Make(part, template, recipe.Captions.Trigger, recipe.Dataset.ClassWords, overwriteCaptions, values);
        TrainingSet? set = decision is null ? null : new TrainingSet(
            Planned(pictures, [.. decision.Steps.Select((step, i) => sources[i].With(step, recipe.Canvas))], captions), decision.Resolution, decision.UsesBuckets, recipe.Route is Route.ControlNet or Route.ControlNetLllite, canvas!.AreSprites);
        return new PreparationPlan(recipe, model, part, [], captions, set, Files: null);
    }

    // Only for a GPU that is named: the buckets of many pictures take a while.
    private static IEnumerable<Finding> CheckGpu(Recipe recipe, TrainingSet set, TrainerFileSet files)
    {
        Gpu? card = GpuModels.Of(recipe.Launch.Gpu, isElsewhere: Words.ToPlace(recipe.Launch.Place) != Place.Local);
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

    private static List<TrainingPicture> Planned(List<ImageFacts> pictures, List<CanvasStep?> steps, CaptionPlan captions)
    {
        Dictionary<string, PlannedCaption> byPicture = captions.Captions.ToDictionary(caption => caption.Picture.Path, StringComparer.Ordinal);
        IReadOnlyList<string> stems = TrainingStems.Of(pictures);
        List<TrainingPicture> planned = [];
        for (int i = 0; i < pictures.Count; i++)
        {
            CanvasStep? step = steps[i];
            PlannedCaption caption = byPicture[pictures[i].Path];
            planned.Add(new TrainingPicture(
                pictures[i], stems[i], step, step?.Width ?? pictures[i].Width, step?.Height ?? pictures[i].Height, caption.Text, caption.Source));
        }

        return planned;
    }
}
