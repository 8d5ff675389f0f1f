using System.Text;
using KohyaPrep.Core;
using KohyaPrep.Core.Captions;
using KohyaPrep.Core.Captions.Tables;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Captions;
using KohyaPrep.Imaging.Measures;

namespace KohyaPrep.Imaging.Preparations;

/// <summary>The road from a recipe to files that the trainer can be started on.</summary>
public static class Preparation
{
    /// <summary>Reads the dataset and plans all that is to be written.</summary>
    /// <param name="reading">A recipe that was read without errors.</param>
    /// <param name="shown">Turns an absolute path into what the user would write.</param>
    /// <param name="overwriteCaptions">Whether captions that exist are replaced by the template's, in the training set.</param>
    /// <param name="how">What is known of the pictures already; null: what the manifest in the output folder says.</param>
    /// <param name="isWritten">Whether the plan is going to be carried out at once: what is drawn for it now is kept then, as far as there is room.</param>
    /// <exception cref="KohyaPrepException">A folder is missing, or the output folder lies inside the dataset.</exception>
    public static PreparationPlan Plan(
        RecipeReading reading,
        Func<string, string> shown,
        bool overwriteCaptions,
        Action<int, int>? progress,
        CancellationToken cancellation,
        DatasetReading? how = null,
        bool isWritten = false)
    {
        Recipe recipe = reading.Recipe!;
        RefuseMixedFolders(recipe, shown);
        Dataset dataset = Contents.Add(DatasetReader.Read(recipe.Dataset, shown, progress, cancellation, how ?? Known(recipe)), recipe, cancellation);
        TableReading words = CaptionSources.Read(recipe.Captions.Template, recipe.Captions.Tables, recipe.Captions.TableKey, dataset, shown, null, cancellation);
        PreparationPlan plan = PreparationPlanner.Plan(recipe, dataset, ModelFinder.Find(recipe), [.. reading.Findings, .. words.Findings], overwriteCaptions, words.Values);
        return plan.Set is { HasEdgeMaps: true } && dataset.EdgeMaps is null
            ? DrawnMaps.Check(plan, isWritten, cancellation)
            : plan;
    }

    /// <summary>What the last run measured, by the manifest that it left in the output folder.</summary>
    public static DatasetReading Known(Recipe recipe) => Known(ManifestPath(recipe));

    /// <summary>What a manifest says was measured.</summary>
    /// <param name="manifest">The file; it may be missing.</param>
    public static DatasetReading Known(string manifest) => new() { Known = Manifest.Read(manifest, ImageMeter.Version) };

    /// <summary>Brings the output folder to what the plan says. Files that are right already are left alone.</summary>
    /// <param name="plan">One without errors.</param>
    /// <param name="force">Whether files in the output folder that were edited by hand may be replaced.</param>
    /// <exception cref="KohyaPrepException">The folder cannot be written, or files in it were edited by hand.</exception>
    /// <param name="parts">Folders in which files lie ready that were made elsewhere; null for none.</param>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing was changed.</exception>
    public static OutputResult Write(
        PreparationPlan plan, bool force, Action<int, int>? progress, CancellationToken cancellation, IReadOnlyList<string>? parts = null)
    {
        // Not as a list: of a large set the jobs themselves would take more memory than all facts.
        IEnumerable<OutputJob> jobs = new TrainingSetJobs(plan).All().Concat(
            plan.Files!.Files.Select(file => OutputJob.Of(file.Path, Encoding.UTF8.GetBytes(file.Text))));
        OutputRequest request = new(jobs)
        {
            Settings = Settings(plan),
            Sources = Sources(plan),
            Watched = [TrainerFileSet.ImagesFolder, TrainerFileSet.EdgesFolder, TrainerFileSet.ValidationFolder, TrainerFileSet.RegularizationFolder],
            Force = force,
            Parts = parts ?? [],
        };
        OutputResult result = new OutputFolder(plan.Recipe.Output).Apply(request, progress, cancellation);
        if (IsWorthKeeping(plan.Dataset) || File.Exists(ManifestPath(plan.Recipe)))
            WriteManifest(ManifestPath(plan.Recipe), new ManifestHead(ImageMeter.Version, Shard: null), plan.Dataset, CaptionsOf(plan));
        return result;
    }

    /// <summary>Writes what was measured on a dataset, with the captions that it has.</summary>
    /// <exception cref="KohyaPrepException">It cannot be written.</exception>
    public static void WriteManifest(string path, Dataset dataset)
    {
        KeyIndex<CaptionFacts> captions = dataset.CaptionsByKey();
        WriteManifest(path, new ManifestHead(ImageMeter.Version, Shard: null), dataset, picture => captions.Find(picture.Path)?.Text);
    }

    /// <summary>Writes what was measured on a dataset.</summary>
    /// <param name="captions">What the trainer reads, by picture path.</param>
    /// <exception cref="KohyaPrepException">It cannot be written.</exception>
    public static void WriteManifest(string path, ManifestHead head, Dataset dataset, Func<ImageFacts, string?> captions)
    {
        try
        {
            WholeFile.Write(path, stream => ManifestWriter.Write(stream, head, dataset, captions));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{path}: cannot be written: {exception.Message.TrimEnd('.')}.", ExitCode.MachineLacks, exception);
        }
    }

    /// <summary>What the trainer reads for each picture. To be asked in the order of the pictures, once.</summary>
    internal static Func<ImageFacts, string?> CaptionsOf(PreparationPlan plan)
    {
        IReadOnlyList<PlannedCaption> captions = plan.Captions.Captions;
        int next = 0;
        return picture => next < captions.Count && ReferenceEquals(captions[next].Picture, picture) ? captions[next++].Text : null;
    }

    /// <summary>Whether measuring takes so long that it is worth a file; the output of a small set then depends on nothing but its content.</summary>
    private static bool IsWorthKeeping(Dataset dataset)
    {
        const int ManyPictures = 1000;
        const long ManyPixels = 100_000_000;
        return dataset.Pictures.Count >= ManyPictures || dataset.Pictures.Sum(picture => (long)picture.Width * picture.Height) >= ManyPixels;
    }

    private static string ManifestPath(Recipe recipe) => Path.Combine(recipe.Output, Manifest.FileName);

    private static Dictionary<string, string> Settings(PreparationPlan plan)
    {
        Dictionary<string, string> settings = new(StringComparer.Ordinal)
        {
            ["canvas"] = plan.Recipe.Canvas.ToString(),
            ["border"] = plan.Recipe.Canvas.Border.ToString(),
            ["edges"] = plan.Recipe.Edges.ToString(),
        };
        foreach (Setting setting in plan.Files!.Training.SelectMany(section => section.Settings))
            settings[$"training.{setting.Name}"] = setting.Value.ToString();
        foreach (Setting setting in plan.Files.Dataset.All)
            settings[$"dataset.{setting.Name}"] = setting.Value.ToString();
        return settings;
    }

    /// <summary>In ordinal order of the paths.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Sources(PreparationPlan plan)
    {
        HashSet<CaptionFacts> used = new(plan.Captions.Captions.Select(caption => caption.Existing).OfType<CaptionFacts>(), ReferenceEqualityComparer.Instance);
        foreach (CaptionFacts caption in plan.Dataset.Captions.Where(used.Contains))
            yield return new($"captions/{caption.Path}", caption.FileHash);
        foreach (ImageFacts map in plan.Dataset.EdgeMaps?.Maps ?? [])
            yield return new($"edge_maps/{map.Path}", map.FileHash);
        foreach (TrainingPicture picture in plan.Set!.Pictures.Concat(plan.Set.Validation).OrderBy(picture => picture.Source.Path, StringComparer.Ordinal))
            yield return new($"images/{picture.Source.Path}", picture.Source.FileHash);
        foreach (TrainingPicture picture in plan.Set.Regularization)
            yield return new($"regularization/{picture.Source.Path}", picture.Source.FileHash);
    }

    /// <summary>Pictures that we write must never be read as pictures of the dataset, now or at the next run.</summary>
    internal static void RefuseMixedFolders(Recipe recipe, Func<string, string> shown)
    {
        foreach (string? source in (string?[])[recipe.Dataset.Images, recipe.Dataset.Captions, recipe.Dataset.EdgeMaps, recipe.Dataset.Regularization?.Images])
        {
            if (source is null)
                continue;
            if (FolderPlace.IsInside(recipe.Output, source) || FolderPlace.IsInside(source, Path.Combine(recipe.Output, "dataset")))
                throw new KohyaPrepException($"{shown(recipe.Output)}: the output folder lies inside {shown(source)}, or around it. Choose an `output` beside it.");
        }
    }
}
