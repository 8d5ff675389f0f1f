using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer.Simulation.Schedules;

namespace KohyaPrep.Core.Trainer.Simulation;

/// <summary>Says what the trainer will do with the files that are written from a recipe.</summary>
public static class RunPlanner
{
    /// <param name="files">What <see cref="TrainerFiles.Of"/> made of the same recipe and set.</param>
    /// <exception cref="KohyaPrepException">The trainer would stop: no pictures, or buckets that it cannot make.</exception>
    public static RunPlan Plan(Recipe recipe, TrainingSet set, TrainerFileSet files)
    {
        int repeats = (int)Whole(files.FindInDataset("num_repeats"), 1);
        int batchSize = (int)Whole(files.FindInDataset("batch_size"), 1);
        if (set.Pictures.Count == 0 || repeats < 1)
            throw new KohyaPrepException("There is nothing to train on: the training set has no pictures, or they are repeated 0 times.");
        BucketSettings sizes = Sizes(files);
        if (BucketSelector.TroubleWith(sizes) is { } trouble)
            throw new KohyaPrepException($"The trainer cannot make buckets: {trouble}.");
        BucketSelector selector = new(sizes);
        long[] beside = RegularizationRepeats.Of(
            [.. set.Regularization.Select(_ => (long)(recipe.Dataset.Regularization?.Repeats ?? 1))], (long)set.Pictures.Count * repeats);
        IEnumerable<(TrainingPicture Picture, long Repeats)> seen = set.Pictures.Select(picture => (picture, (long)repeats))
            .Concat(set.Regularization.Select((picture, i) => (picture, beside[i])).Where(one => one.Item2 > 0));
        BucketCount[] buckets = [.. seen.GroupBy(one => BucketOf(selector, one.Picture)).OrderBy(bucket => bucket.Key)
            .Select(bucket => Count(bucket.Key, bucket.Count(), bucket.Sum(one => one.Repeats), batchSize))];

        long batches = buckets.Sum(bucket => bucket.Batches);
        long perEpoch = BatchCount.StepsPerEpoch(
            batches, recipe.Launch.AllProcesses, (int)Whole(files.Find("gradient_accumulation_steps"), 1));
        long steps = files.Find("max_train_epochs")?.Value is SettingValue.Whole asked
            ? asked.Value * perEpoch
            : Whole(files.Find("max_train_steps"), 1600);
        long epochs = BatchCount.CeilingDivide(steps, perEpoch);
        SaveOptions saves = new(files.Script, name => files.Find(name)?.Value, name => IsOn(files, name));
        SaveSchedule schedule = saves.Schedule(TextOf(files, "output_dir", TrainerFileSet.ModelFolder), epochs);
        (IReadOnlyList<SavedModel> checkpoints, IReadOnlyList<SavedModel> states, long peak) =
            schedule.Run(epochs, perEpoch, steps, saves.SizeOf(recipe.Route, recipe.Family));
        return new RunPlan
        {
            Script = files.Script,
            Pictures = set.Pictures.Count,
            RegularizationPictures = beside.Count(times => times > 0),
            ValidationPictures = set.Validation.Count,
            Repeats = repeats,
            BatchSize = batchSize,
            Buckets = buckets,
            Batches = batches,
            StepsPerEpoch = perEpoch,
            Epochs = epochs,
            Steps = steps,
            Checkpoints = checkpoints,
            States = states,
            Samples = Samples(files, epochs, steps),
            PeakBytes = peak,
            KeptBytes = checkpoints.Concat(states).Where(model => model.IsKept).Sum(model => model.Bytes),
        };
    }

    /// <summary>The learning rate as the trainer will drive it.</summary>
    public static ScheduleResult Schedule(Recipe recipe, TrainerFileSet files, RunPlan run)
    {
        Dictionary<string, ConfigNode> options = new(StringComparer.Ordinal);
        foreach (Setting setting in files.Training.SelectMany(section => section.Settings))
            options[setting.Name] = ConfigNodes.Of(setting.Value);
        options["max_train_steps"] = new ConfigNode.Whole(run.Steps);
        return LearningRateSchedule.Of(new ScheduleSettings(options, Math.Max(1, recipe.Launch.Processes)));
    }

    private static BucketCount Count(PixelSize size, int pictures, long repeats, int batchSize) =>
        new(size, pictures, repeats, BatchCount.CeilingDivide(repeats, batchSize));

    private static PixelSize BucketOf(BucketSelector selector, TrainingPicture picture) =>
        selector.Select(new PixelSize(picture.Width, picture.Height))?.Bucket
        ?? throw new KohyaPrepException($"The trainer finds no bucket for {picture.FileName} ({picture.Width}×{picture.Height}).");

    /// <summary>How the trainer sorts pictures into buckets by these files; null when it cannot make any.</summary>
    public static BucketSelector? SelectorOf(TrainerFileSet files) =>
        Sizes(files) is var sizes && BucketSelector.TroubleWith(sizes) is null ? new BucketSelector(sizes) : null;

    private static BucketSettings Sizes(TrainerFileSet files)
    {
        (int width, int height) = files.FindInDataset("resolution")!.Value is SettingValue.Items { Values: [SettingValue.Whole first, SettingValue.Whole second] }
            ? ((int)first.Value, (int)second.Value)
            : throw new InvalidOperationException("The dataset file has no resolution.");
        return new BucketSettings(width, height, IsOn(files, "enable_bucket"), IsOn(files, "bucket_no_upscale"),
            Bucket("min_bucket_reso", 256), Bucket("max_bucket_reso", 1024), Bucket("bucket_reso_steps", 64));

        // What the dataset file does not say is looked up in the training file.
        int Bucket(string name, long otherwise) => (int)Whole(files.FindInDataset(name) ?? files.Find(name), otherwise);
    }

    private static long Samples(TrainerFileSet files, long epochs, long steps)
    {
        long prompts = files.TextOf(TrainerFileSet.SamplePromptsPath)?.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length ?? 0;
        // Where both are set, the trainer looks at epochs only (train_util.py:6385).
        long times = Whole(files.Find("sample_every_n_epochs"), 0) is > 0 and long every ? epochs / every
            : Whole(files.Find("sample_every_n_steps"), 0) is > 0 and long everySteps ? steps / everySteps
            : 0;
        return prompts * (times + (IsOn(files, "sample_at_first") ? 1 : 0));
    }

    private static long Whole(Setting? setting, long otherwise) => setting?.Value is SettingValue.Whole whole ? whole.Value : otherwise;

    private static bool IsOn(TrainerFileSet files, string name) =>
        (files.FindInDataset(name) ?? files.Find(name))?.Value is SettingValue.Flag { Value: true };

    private static string TextOf(TrainerFileSet files, string name, string otherwise) =>
        files.Find(name)?.Value is SettingValue.Text text ? text.Value : otherwise;
}
