using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Arguments;
using KohyaPrep.Core.Trainer.Simulation.DatasetFiles;
using KohyaPrep.Core.Trainer.Simulation.Schedules;

namespace KohyaPrep.Core.Foreign;

/// <summary>What a script makes of the settings by itself: what it turns on and off, works out, and takes where nobody says anything.</summary>
internal static class TrainerChanges
{
    public static IReadOnlyList<ExplainedSetting> Of(ForeignConfig config) =>
        [.. Checked(config), .. Length(config), .. Optimizer(config), .. Named(config), .. Buckets(config)];

    // What its checks of the options change (train_util.py:4420-4470, 5400-5420, sdxl_train_util.py:374).
    private static IEnumerable<ExplainedSetting> Checked(ForeignConfig config)
    {
        if (config.Forecast.Arguments is not { } after)
            yield break;
        foreach ((string name, ConfigNode value) in config.Arguments.Values)
        {
            ConfigNode? changed = after.Find(name);
            if (changed is null && name != "caption_extention")
                yield return Change(name, null, $"{ConfigNodeText.Of(value)} is not above 0: turned off.");
            else if (changed is not null && ConfigNodeText.Of(changed) != ConfigNodeText.Of(value))
                yield return Change(name, changed, Reason(name, value));
        }

        foreach ((string name, ConfigNode value) in after.Values.Where(entry => config.Arguments.Find(entry.Key) is null))
            yield return Change(name, value, Reason(name, null));
    }

    private static string Reason(string name, ConfigNode? before) => name switch
    {
        "cache_latents" => "cache_latents_to_disk turns it on.",
        "cache_text_encoder_outputs" => "cache_text_encoder_outputs_to_disk turns it on.",
        "resolution" => "Width and height, read from the text.",
        "caption_extension" => "The old spelling caption_extention wins over it.",
        _ => before is null ? "Set by the trainer." : $"Read from {ConfigNodeText.Of(before)}.",
    };

    private static IEnumerable<ExplainedSetting> Length(ForeignConfig config)
    {
        if (config.Forecast is { MaxTrainSteps: { } steps, StepsPerEpoch: { } perEpoch } && config.Arguments.Find("max_train_epochs") is { } epochs)
            yield return Change("max_train_steps", new ConfigNode.Whole(steps), $"{ConfigNodeText.Of(epochs)} epochs (max_train_epochs) of {perEpoch} steps.");
    }

    private static IEnumerable<ExplainedSetting> Optimizer(ForeignConfig config)
    {
        TrainerArguments arguments = config.Arguments;
        string optimizer = arguments.Find("optimizer_type") is ConfigNode.Text text ? text.Value : "";
        if (optimizer.Length == 0)
        {
            // train_util.py:4872-4880
            string taken = arguments.IsOn("use_8bit_adam") ? "AdamW8bit" : arguments.IsOn("use_lion_optimizer") ? "Lion" : "AdamW";
            yield return Change("optimizer_type", new ConfigNode.Text(taken), taken == "AdamW" ? "Nothing else is asked for." : "By its old switch.");
        }

        ScheduleSettings settings = new(new Dictionary<string, ConfigNode>(arguments.Values, StringComparer.Ordinal));
        if (LearningRateSchedule.SetsItsOwnRate(settings))
            yield return Change("lr_scheduler", new ConfigNode.Text("adafactor"), "Adafactor with relative_step (its default) sets its own rate; learning_rate is set aside.");
        else if (optimizer.EndsWith("schedulefree", StringComparison.OrdinalIgnoreCase))
            yield return Change("lr_scheduler", null, "A ScheduleFree optimizer takes no schedule.");
    }

    private static IEnumerable<ExplainedSetting> Named(ForeignConfig config)
    {
        TrainerArguments arguments = config.Arguments;
        bool isNetwork = config.IsSimulated && ScriptTraits.Of(config.Request.Script).IsNetwork;
        if (arguments.Find("output_name") is null)
            yield return Change("output_name", new ConfigNode.Text("last"), "The last file's name; those of epochs begin with 'epoch', those of steps with 'at'.");
        if (arguments.Find("logging_dir") is not null && arguments.Find("log_with") is null)
            yield return Change("log_with", new ConfigNode.Text("tensorboard"), "logging_dir is set.");
        if (isNetwork && arguments.Find("network_dim") is null)
            yield return Change("network_dim", new ConfigNode.Whole(4), "networks.lora's own default; other network modules have their own.");
        if (config.Request.Script is "train_db" or "fine_tune" or "sdxl_train" && arguments.Find("save_model_as") is null)
            yield return Change("save_model_as", new ConfigNode.Text("ckpt"), "Or a folder of diffusers where the base model is one.");
    }

    // train_util.py:747-764
    private static IEnumerable<ExplainedSetting> Buckets(ForeignConfig config)
    {
        HashSet<string> told = [];
        foreach (ForecastDataset dataset in config.Forecast.Datasets.Where(dataset => dataset.EnableBucket))
        {
            DatasetBlueprint sizes = dataset.Blueprint;
            if (sizes.BucketResoSteps < 1)
                continue;
            (int smallest, int largest) = (sizes.MinBucketReso, sizes.MaxBucketReso);
            int down = smallest - PythonMath.Modulo(smallest, sizes.BucketResoSteps);
            int up = largest + PythonMath.Modulo(-largest, sizes.BucketResoSteps);
            if (down != smallest && told.Add($"min {smallest} {down}"))
                yield return Change("min_bucket_reso", new ConfigNode.Whole(down), $"{smallest} rounded down to a multiple of bucket_reso_steps ({sizes.BucketResoSteps}).");
            if (up != largest && told.Add($"max {largest} {up}"))
                yield return Change("max_bucket_reso", new ConfigNode.Whole(up), $"{largest} rounded up to a multiple of bucket_reso_steps ({sizes.BucketResoSteps}).");
        }
    }

    private static ExplainedSetting Change(string name, ConfigNode? value, string reason) =>
        new(name, value is null ? "none" : ConfigNodeText.Of(value), "the trainer itself", reason) { Node = value, Source = SettingSource.Trainer };
}
