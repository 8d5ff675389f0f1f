using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;

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
        BucketCount[] buckets = [.. set.Pictures.Select(picture => selector.Select(new PixelSize(picture.Width, picture.Height))?.Bucket
                ?? throw new KohyaPrepException($"The trainer finds no bucket for {picture.FileName} ({picture.Width}×{picture.Height})."))
            .GroupBy(size => size).OrderBy(bucket => bucket.Key)
            .Select(bucket => new BucketCount(bucket.Key, bucket.Count(), (long)bucket.Count() * repeats,
                BatchCount.Of(bucket.Select(size => (size, repeats)), batchSize)))];

        long batches = buckets.Sum(bucket => bucket.Batches);
        long perEpoch = BatchCount.StepsPerEpoch(
            batches, Math.Max(1, recipe.Launch.Processes), (int)Whole(files.Find("gradient_accumulation_steps"), 1));
        long steps = files.Find("max_train_epochs")?.Value is SettingValue.Whole asked
            ? asked.Value * perEpoch
            : Whole(files.Find("max_train_steps"), 1600);
        long epochs = BatchCount.CeilingDivide(steps, perEpoch);
        SaveSchedule schedule = Schedule(files, epochs);
        (IReadOnlyList<SavedModel> checkpoints, IReadOnlyList<SavedModel> states, long peak) =
            schedule.Run(epochs, perEpoch, steps, SizeOf(recipe, files));
        return new RunPlan
        {
            Script = files.Script,
            Pictures = set.Pictures.Count,
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

    private static SaveSchedule Schedule(TrainerFileSet files, long epochs)
    {
        long ratio = Whole(files.Find("save_n_epoch_ratio"), 0);
        return new SaveSchedule(
            (files.Find("output_name")?.Value as SettingValue.Text)?.Value,
            TextOf(files, "output_dir", TrainerFileSet.ModelFolder),
            Extension(files))
        {
            EveryEpochs = ratio > 0 ? Math.Max(1, epochs / ratio) : Whole(files.Find("save_every_n_epochs"), 0),
            EverySteps = Whole(files.Find("save_every_n_steps"), 0),
            LastEpochs = Whole(files.Find("save_last_n_epochs"), 0),
            LastSteps = Whole(files.Find("save_last_n_steps"), 0),
            LastEpochStates = Whole(files.Find("save_last_n_epochs_state"), 0),
            LastStepStates = Whole(files.Find("save_last_n_steps_state"), 0),
            States = IsOn(files, "save_state"),
            LastState = IsOn(files, "save_state_on_train_end"),
        };
    }

    private static string Extension(TrainerFileSet files) => TextOf(files, "save_model_as", "") switch
    {
        "" => files.Script.DefaultExtension,
        "diffusers" or "diffusers_safetensors" => "",
        string format => "." + format,
    };

    private static CheckpointSize SizeOf(Recipe recipe, TrainerFileSet files)
    {
        bool encoders = files.Script.Name switch
        {
            "train_network" or "sdxl_train_network" => !IsOn(files, "network_train_unet_only"),
            "train_db" => Whole(files.Find("stop_text_encoder_training"), 0) >= 0,
            _ => IsOn(files, "train_text_encoder"),
        };
        int? dim = files.Find("network_dim")?.Value is SettingValue.Whole whole ? (int)whole.Value : null;
        return CheckpointSize.Of(
            recipe.Route,
            recipe.Family,
            TextOf(files, "optimizer_type", "AdamW"),
            TextOf(files, "save_precision", "float") == "float" ? 4 : 2,
            IsOn(files, "full_fp16") || IsOn(files, "full_bf16") ? 2 : 4,
            dim,
            (int)Whole(files.Find("cond_emb_dim"), 32),
            encoders);
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
