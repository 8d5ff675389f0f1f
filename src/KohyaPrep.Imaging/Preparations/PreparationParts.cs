using KohyaPrep.Core;
using KohyaPrep.Core.Captions.Tables;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Outputs;
using KohyaPrep.Core.Preparations;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Imaging.Captions;
using KohyaPrep.Imaging.Measures;

namespace KohyaPrep.Imaging.Preparations;

/// <summary>
/// A training set prepared in parts, on as many machines as there are, and joined. A part measures its pictures and makes their files, which wait
/// in <c>parts/I-of-N</c> below the output folder. Joining plans the whole set anew, from what the parts measured, and takes each file that a part
/// made for just what is wanted; the rest is made then. So the outcome does not depend on how many parts there were.
/// </summary>
public static class PreparationParts
{
    private const string FolderName = "parts";

    /// <summary>Makes one part. A rerun takes over what it finds of itself.</summary>
    /// <param name="reading">A recipe that was read without errors.</param>
    /// <inheritdoc cref="Preparation.Plan"/>
    public static PreparedPart Write(
        RecipeReading reading, Shard shard, Func<string, string> shown, bool overwriteCaptions, Action<int, int>? progress, CancellationToken cancellation)
    {
        Recipe recipe = reading.Recipe!;
        Preparation.RefuseMixedFolders(recipe, shown);
        string folder = Path.Combine(FolderOf(recipe), shard.FolderName), manifest = Path.Combine(folder, Manifest.FileName);
        Manifest known = Manifest.Read(manifest, ImageMeter.Version);
        DatasetReading how = (known.Head is null ? Preparation.Known(recipe) : new DatasetReading { Known = known }) with { Shard = shard };
        Dataset part = Contents.Add(DatasetReader.Read(recipe.Dataset, shown, progress, cancellation, how), recipe, cancellation);
        TableReading words = CaptionSources.Read(recipe.Captions.Template, recipe.Captions.Tables, recipe.Captions.TableKey, part, shown, null, cancellation);
        PreparationPlan plan = PreparationPlanner.PlanPart(recipe, part, ModelFinder.Find(recipe), overwriteCaptions, words.Values);
        (int made, int ready) = OutputPart.Write(folder, plan.Set is null ? [] : new TrainingSetJobs(plan).Pictures(), progress, cancellation);

        // Last: a part with a manifest is a finished one.
        Preparation.WriteManifest(manifest, new ManifestHead(ImageMeter.Version, shard), part, Preparation.CaptionsOf(plan));
        return new PreparedPart(shard, folder, part.Pictures.Count, made, ready);
    }

    /// <summary>Finds the parts of a recipe's output, and holds them against each other.</summary>
    /// <param name="shown">Turns an absolute path into what the user would write.</param>
    /// <returns>The folders of the parts, in order, and all that they measured.</returns>
    /// <exception cref="KohyaPrepException">Parts are missing, unfinished, of several divisions or versions, or one holds what belongs to another.</exception>
    public static (IReadOnlyList<string> Folders, Manifest Known) Find(Recipe recipe, Func<string, string> shown)
    {
        string root = FolderOf(recipe);
        List<Shard> found = Directory.Exists(root)
            ? [.. Directory.EnumerateDirectories(root).Select(folder => Shard.OfFolder(Path.GetFileName(folder))).OfType<Shard>().OrderBy(shard => shard.Count).ThenBy(shard => shard.Index)]
            : [];
        if (found.Count == 0)
            throw new KohyaPrepException($"{shown(root)}: there are no parts to join. Make them with `kohyaprep prepare RECIPE --shard I/N`, for each I of N.");
        int count = found[0].Count;
        if (found.Find(shard => shard.Count != count) is { } other)
            throw new KohyaPrepException($"{shown(root)}: there are parts of {count} and parts of {other.Count}. Remove those that are not meant.");

        Dictionary<int, Manifest> read = found.ToDictionary(shard => shard.Index, shard => Manifest.Read(Path.Combine(root, shard.FolderName, Manifest.FileName), measured: null));
        int[] missing = [.. Enumerable.Range(0, count).Where(index => read.GetValueOrDefault(index)?.Head is null)];
        if (missing.Length > 0)
        {
            string names = string.Join(", ", missing.Take(10)) + (missing.Length > 10 ? $" and {missing.Length - 10} more" : "");
            throw new KohyaPrepException($"{shown(root)}: of {count} parts, {names} {(missing.Length == 1 ? "is" : "are")} missing or not finished. Make each with `kohyaprep prepare RECIPE --shard I/{count}`.");
        }

        Manifest known = Manifest.Joining(new ManifestHead(ImageMeter.Version, Shard: null));
        foreach ((int index, Manifest part) in read.OrderBy(pair => pair.Key))
        {
            string folder = shown(Path.Combine(root, new Shard(index, count).FolderName));
            if (part.Head!.Measured != ImageMeter.Version)
                throw new KohyaPrepException($"{folder}: it was measured by another version of kohyaprep. Make this part again, or join the parts with that version.");
            if (part.Head.Shard is not { } shard || shard != new Shard(index, count) || part.Pictures.FirstOrDefault(path => !shard.Holds(path)) is { })
                throw new KohyaPrepException($"{folder}: its manifest is of another part. Remove the folder, and make the part again.");
            known.Join(part);
        }

        return ([.. Enumerable.Range(0, count).Select(index => Path.Combine(root, new Shard(index, count).FolderName))], known);
    }

    /// <summary>Removes the parts, after they were joined.</summary>
    /// <exception cref="KohyaPrepException">They cannot be removed.</exception>
    public static void Remove(Recipe recipe)
    {
        try
        {
            Directory.Delete(FolderOf(recipe), recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new KohyaPrepException($"{FolderOf(recipe)}: cannot be removed: {exception.Message.TrimEnd('.')}. The training set is whole; remove the folder by hand.", ExitCode.MachineLacks, exception);
        }
    }

    private static string FolderOf(Recipe recipe) => Path.Combine(recipe.Output, FolderName);
}
