using KohyaPrep.Core.Trainer.Simulation.DatasetFiles;

namespace KohyaPrep.Core.Trainer.Simulation.Loading;

/// <summary>Finds a subset's pictures and their captions (load_dreambooth_dir, train_util.py:1972-2110).</summary>
internal sealed class FolderLoader(DatasetBlueprint dataset, bool isTraining, LoadContext context)
{
    private const int MostShown = 5;
    private const string InfoCache = "metadata_cache.json";

    public FolderPictures Load(SubsetBlueprint subset)
    {
        string folder = subset.ImageDir!;
        if (!context.Disk.IsFolder(folder))
        {
            context.Warnings.Add("train_util.py:1974");
            return FolderPictures.None;
        }

        string infoCache = Folders.PythonPath.Join(folder, InfoCache);
        bool usesCache = subset.CacheInfo && context.Disk.IsFile(infoCache);
        if (subset.CacheInfo && !usesCache)
            context.Warnings.Add("train_util.py:1984");
        FolderPictures found = usesCache ? InfoCacheFile.Read(infoCache, context) : Found(folder);
        FolderPictures part = Split(found, subset);
        return usesCache ? WithCachedCaptions(part) : WithCaptions(part, subset);
    }

    private FolderPictures Found(string folder)
    {
        List<string> paths = context.Disk.Pictures(folder);
        return new FolderPictures(paths, [], LatentSizes.Of(folder, paths, context));
    }

    private FolderPictures Split(FolderPictures found, SubsetBlueprint subset)
    {
        double split = dataset.ValidationSplit;
        if (!(split > 0))
            return found;
        if (subset.IsReg)
            return isTraining ? found : FolderPictures.None;
        int count = found.Paths.Count;
        if (count == 0)
        {
            throw TrainerStop.InDataset("ValueError", "library/train_util.py:167",
                $"validation_split is set, and there is no picture in {subset.ImageDir}.", "Put pictures into the folder, or take the subset out.");
        }

        if (ValidationSplit.Of(count, split, dataset.ValidationSeed) is { } known)
            return Part(found, isTraining ? known.Train : known.Validation);
        int kept = isTraining ? ValidationSplit.TrainCount(count, split) : ValidationSplit.ValidationCount(count, split);
        if (kept > 0 && kept < count)
            WarnOfPossible(found.Paths.Skip(kept), subset);
        return Part(found, [.. Enumerable.Range(0, kept)]) with { AreUnknown = kept > 0 && kept < count };
    }

    // The first pictures stand for those that are drawn; what would stop the trainer at another one is told beside it.
    private void WarnOfPossible(IEnumerable<string> others, SubsetBlueprint subset)
    {
        foreach (string picture in others)
        {
            try
            {
                CaptionFile.Of(picture, subset.CaptionExtension, subset.EnableWildcard, context);
            }
            catch (TrainerStop stop)
            {
                context.Possible.Add(stop.Failure with { Message = $"Where the validation split draws {picture}: {stop.Failure.Message}" });
                return;
            }
        }
    }

    // Captions of the record are not split with their pictures: the trainer pairs them from the beginning.
    private static FolderPictures Part(FolderPictures found, IReadOnlyList<int> indexes) =>
        new([.. indexes.Select(index => found.Paths[index])], found.Captions, [.. indexes.Select(index => found.Sizes[index])]);

    private FolderPictures WithCachedCaptions(FolderPictures found)
    {
        WarnOfMissing(found.Captions.Take(found.Paths.Count).Count(caption => caption.Text.Length == 0));
        return found;
    }

    private FolderPictures WithCaptions(FolderPictures found, SubsetBlueprint subset)
    {
        ForecastCaption?[] read = new ForecastCaption?[found.Paths.Count];
        TrainerStop?[] stops = new TrainerStop?[found.Paths.Count];
        Parallel.For(0, read.Length, context.Parallel, i =>
        {
            try
            {
                read[i] = CaptionFile.Of(found.Paths[i], subset.CaptionExtension, subset.EnableWildcard, context);
            }
            catch (TrainerStop stop)
            {
                stops[i] = stop;
            }
        });
        ForecastCaption fallback = subset.ClassTokens is { } words ? new(words, CaptionOrigin.ClassWords) : new("", CaptionOrigin.Nowhere);
        ForecastCaption[] captions = new ForecastCaption[read.Length];
        int missing = 0;
        for (int i = 0; i < read.Length; i++)
        {
            if (stops[i] is { } stop)
            {
                if (stop.Failure.Type == "UnicodeDecodeError")
                    context.Warnings.Add("train_util.py:1962");
                throw new TrainerStop(stop.Failure);
            }

            captions[i] = read[i] ?? fallback;
            missing += read[i] is null ? 1 : 0;
            if (read[i] is null && subset.ClassTokens is null)
                context.Warnings.Add("train_util.py:2071");
        }

        WarnOfMissing(missing);
        return found with { Captions = captions, Sizes = subset.CacheInfo ? AllSizes(found.Paths) : found.Sizes };
    }

    // It writes its record of the folder now, and reads every picture's size for it.
    private PixelSize?[] AllSizes(IReadOnlyList<string> paths) => [.. PictureSizes.Of(paths, context).Select(size => (PixelSize?)size)];

    private void WarnOfMissing(int missing)
    {
        if (missing == 0)
            return;
        context.Warnings.Add("train_util.py:2090");
        context.Warnings.Add("train_util.py:2097");
        if (missing > MostShown)
            context.Warnings.Add("train_util.py:2095");
    }
}
