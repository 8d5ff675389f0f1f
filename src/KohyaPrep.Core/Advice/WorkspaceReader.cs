using System.Text.Json;
using KohyaPrep.Core.Captions.Tables;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Runs;
using KohyaPrep.Core.Scores;

namespace KohyaPrep.Core.Advice;

/// <summary>Reads what lies in a workspace.</summary>
/// <param name="readDataset">Measures the pictures of a dataset.</param>
/// <param name="shown">Turns an absolute path into what the user would write.</param>
public sealed class WorkspaceReader(Func<DatasetSection, Dataset> readDataset, Func<string, string> shown)
{
    /// <summary>The folder of scores within a workspace; score files beside the recipes count too.</summary>
    public const string ScoresFolder = "scores";

    /// <param name="place">The workspace's folder, or one of its recipes.</param>
    /// <exception cref="KohyaPrepException">There is no such place.</exception>
    public WorkspaceFacts Read(string place)
    {
        bool isFile = File.Exists(place);
        if (!isFile && !Directory.Exists(place))
            throw new KohyaPrepException($"{place}: there is no such folder or recipe. Name the folder that your recipes and runs lie in.");
        string folder = isFile ? Path.GetDirectoryName(Path.GetFullPath(place))! : Path.GetFullPath(place);
        List<RecipeReading> readings = [.. RecipeFiles(folder).Select(file => RecipeReader.Read(file))];
        List<Recipe> recipes = [.. readings.Select(reading => reading.Recipe).OfType<Recipe>()];
        (IReadOnlyList<RunFacts> runs, IReadOnlyList<NamedScore> scores) = ReadRuns(folder);
        RecipeReading? reading = isFile ? RecipeReader.Read(place) : MainOf(readings, runs);
        if (isFile && reading!.Recipe is null)
            throw new KohyaPrepException($"{place}: the recipe has errors. `kohyaprep check {place}` names them.");
        WorkspaceFacts facts = new()
        {
            Folder = folder,
            Shown = shown(folder),
            IsRecipeNamed = isFile,
            Recipes = recipes,
            BrokenRecipes = [.. readings.Where(other => other.Recipe is null).SelectMany(other => other.Findings).Select(finding => finding.Location.Path).Distinct()],
            Recipe = reading?.Recipe,
            Runs = runs,
            Scores = scores,
            GpuMemory = reading?.Recipe?.Launch.GpuMemory,
        };
        return reading?.Recipe is { } recipe ? WithDataset(facts, recipe, reading) : facts;
    }

    private WorkspaceFacts WithDataset(WorkspaceFacts facts, Recipe recipe, RecipeReading reading)
    {
        try
        {
            Dataset dataset = readDataset(recipe.Dataset);
            PreparationPlan plan = PreparationPlanner.Plan(recipe, dataset, ModelFinder.Find(recipe), reading.Findings, overwriteCaptions: false, CaptionTables.ValuesOf(recipe.Captions.Tables, recipe.Captions.TableKey, dataset));
            int pictures = plan.Captions.Captions.Count;
            int made = facts.Recipes.Append(recipe).Max(other => FilesIn(other, TrainerFileSet.EdgesFolder) + FilesIn(other, TrainerFileSet.ValidationEdgesFolder));
            return facts with
            {
                Dataset = dataset,
                Plan = plan,
                PreparedPictures = Directory.Exists(Path.Combine(recipe.Output, TrainerFileSet.ImagesFolder))
                    ? FilesIn(recipe, TrainerFileSet.ImagesFolder, PictureExtension.IsRead) + FilesIn(recipe, TrainerFileSet.ValidationFolder, PictureExtension.IsRead)
                    : null,
                EdgeMaps = Math.Min(pictures, Math.Max(made, dataset.EdgeMaps?.MapsRead().Count() ?? 0)),
            };
        }
        catch (KohyaPrepException exception)
        {
            return facts with { DatasetTrouble = exception.Message };
        }
    }

    private static int FilesIn(Recipe recipe, string folder, Func<string, bool>? counts = null)
    {
        string path = Path.Combine(recipe.Output, folder);
        return Directory.Exists(path) ? Directory.EnumerateFiles(path).Count(file => counts is null || counts(file)) : 0;
    }

    /// <summary>
    /// The newest run's recipe where it still lies there, else the one with the shortest name: recipes that are made from another are
    /// called after it.
    /// </summary>
    private static RecipeReading? MainOf(List<RecipeReading> readings, IReadOnlyList<RunFacts> runs)
    {
        List<RecipeReading> good = [.. readings.Where(reading => reading.Recipe is not null)];
        return runs.Reverse().Select(run => good.Find(reading => reading.Recipe!.File == run.Run.RecipeFile)).FirstOrDefault(reading => reading is not null)
            ?? good.MinBy(reading => Path.GetFileName(reading.Recipe!.File).Length);
    }

    private IEnumerable<string> RecipeFiles(string folder) => Directory.EnumerateFiles(folder)
        .Where(file => Path.GetExtension(file) is ".yaml" or ".yml" && Path.GetFileName(file) != AdviceBookReader.FileName && LooksLikeRecipe(file))
        .Order(StringComparer.Ordinal)
        .Select(shown);

    // Other YAML files lie about in such folders; a recipe says what it trains or what it builds on.
    private static bool LooksLikeRecipe(string file) => File.ReadLines(file)
        .Any(line => line.StartsWith("extends:", StringComparison.Ordinal) || line.StartsWith("route:", StringComparison.Ordinal));

    private (IReadOnlyList<RunFacts> Runs, IReadOnlyList<NamedScore> Scores) ReadRuns(string folder)
    {
        RunStore store = RunStore.Of(folder);
        List<NamedScore> loose = [.. ScoreFiles(folder).Select(ReadScore).OfType<NamedScore>()];
        List<RunFacts> runs = [];
        foreach (RunRecord run in store.List())
        {
            string place = store.FolderOf(run.Id) + Path.DirectorySeparatorChar;
            NamedScore? own = ReadScore(store.PathIn(run.Id, RunFolder.Scores))
                ?? loose.Find(score => Path.GetFullPath(score.Score.Generated, folder).StartsWith(place, StringComparison.Ordinal));
            if (own is not null)
                loose.Remove(own);
            runs.Add(new RunFacts(run, KindOf(run, store.PathIn(run.Id, RunFolder.Recipe)), own?.Score, shown(store.FolderOf(run.Id)), HasGenerated(store.FolderOf(run.Id))));
        }

        return (runs, loose);
    }

    // As the recipe was when it was trained, in the place where it lay: what it extends lies beside that.
    private static TrainingKind? KindOf(RunRecord run, string kept) =>
        File.Exists(kept) && RecipeReader.Parse(File.ReadAllText(kept), run.RecipeFile, run.Overrides).Recipe is { } read ? TrainingKind.Of(read) : null;

    private static bool HasGenerated(string run) =>
        Path.Combine(run, RunFacts.GeneratedFolder) is var folder && Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any();

    private static IEnumerable<string> ScoreFiles(string folder)
    {
        string scores = Path.Combine(folder, ScoresFolder);
        return Directory.EnumerateFiles(folder, "*score*.json")
            .Concat(Directory.Exists(scores) ? Directory.EnumerateFiles(scores, "*.json") : [])
            .Order(StringComparer.Ordinal);
    }

    /// <summary>The file's score, or the best of its checkpoints; null when there is no such file, or it is something else.</summary>
    private NamedScore? ReadScore(string file) => File.Exists(file) && IsScore(file) ? ReadScoreFile(file, shown(file)) : null;

    /// <summary>A score, or the best checkpoint of a comparison.</summary>
    /// <exception cref="KohyaPrepException">It cannot be read, or is no score.</exception>
    public static NamedScore ReadScoreFile(string file, string shown)
    {
        string text = ReadText(file, shown);
        if (!text.Contains("\"checkpoints\"", StringComparison.Ordinal))
            return new NamedScore(shown, ScoreJson.Read(text, shown));
        EpochComparison epochs = ScoreJson.ReadEpochs(text, shown);
        return new NamedScore(shown, epochs.Checkpoints[epochs.Best].Score);
    }

    private static string ReadText(string file, string shown)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{shown}: cannot be read: {exception.Message.TrimEnd('.')}. Write it with `kohyaprep score … --json > {shown}`.", cause: exception);
        }
    }

    private static bool IsScore(string file)
    {
        try
        {
            using FileStream stream = File.OpenRead(file);
            using JsonDocument document = JsonDocument.Parse(stream);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("form", out _)
                && (document.RootElement.TryGetProperty("checkpoints", out _) || document.RootElement.TryGetProperty("baselines", out _));
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
