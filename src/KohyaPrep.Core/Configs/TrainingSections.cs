using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Configs;

/// <summary>The training file's settings as the recipe's own words have them, before its options are laid over them.</summary>
internal static class TrainingSections
{
    /// <param name="model">The base model's path; null when it is not known.</param>
    /// <param name="options">Looked at only where a value depends on one of them.</param>
    public static List<SettingSection> Of(Recipe recipe, TrainingSet set, TrainerScript script, string? model, OptionSet options) =>
    [
        Model(recipe, script, model, options),
        new("dataset", "What is trained on. The dataset file says more.", Dataset(recipe, options)),
        .. Network(recipe, script),
        new("training", "How long, and in which precision.", Training(recipe, set, script)),
        new("optimizer", "How fast.", Optimizer(recipe, script)),
        SavingSection.Of(recipe, options),
        .. Samples(recipe, set, script),
        new("logging", "What is told: TensorBoard reads the folder of logs.", Logging(recipe)),
    ];

    private static SettingSection Model(Recipe recipe, TrainerScript script, string? model, OptionSet options)
    {
        SettingList list = new(recipe);
        string comment = "The base model.";
        if (model is not null)
            list.FromRecipe("pretrained_model_name_or_path", SettingValue.Of(model), "model");
        else
            comment += $"\npretrained_model_name_or_path is missing: no file was found for \"{recipe.Model}\"."
                + "\nThe trainer cannot start before it is written here.";
        // The SDXL VAE can give NaN latents in fp16, which nothing checks once they are cached (train_network.py:410).
        if (recipe.Family == ModelFamily.Sdxl && options.TextOr("mixed_precision", recipe.Training.MixedPrecision) == "fp16"
            && OptionCatalogue.Current.Find("no_half_vae", script.Name) is not null)
            list.Derived("no_half_vae", SettingValue.Of(true), "SDXL in fp16");
        return new("model", comment, list.Settings);
    }

    private static IReadOnlyList<Setting> Dataset(Recipe recipe, OptionSet options)
    {
        SettingList list = new SettingList(recipe)
            .Derived("dataset_config", SettingValue.Of(TrainerFileSet.DatasetPath), "where it is written");
        // Without caching nothing is scaled, and fine_tune finds no pictures; with these two the trainer refuses to cache.
        if (!options.IsOn("color_aug") && !options.IsOn("random_crop"))
            list.Derived("cache_latents", SettingValue.Of(true), "needed for scaling, and faster");
        if (recipe.Training.MaxTokenLength > 75)
            list.FromRecipe("max_token_length", SettingValue.Of((long)recipe.Training.MaxTokenLength), "training.max_token_length");
        return list.Derived("max_data_loader_n_workers", SettingValue.Of(2L), "enough for cached latents")
            .Derived("persistent_data_loader_workers", SettingValue.Of(true), "saves a start each epoch").Settings;
    }

    private static IEnumerable<SettingSection> Network(Recipe recipe, TrainerScript script)
    {
        SettingList list = new(recipe);
        TrainingSection training = recipe.Training;
        if (script.TrainsNetwork)
        {
            list.Derived("network_module", SettingValue.Of("networks.lora"), "the route");
            if (training.NetworkDim is { } dim)
                list.FromRecipe("network_dim", SettingValue.Of((long)dim), "training.network_dim");
            if (training.NetworkAlpha is { } alpha)
                list.FromRecipe("network_alpha", SettingValue.Of(alpha), "training.network_alpha");
            if (training.TextEncoderLearningRate == 0)
                list.FromRecipe("network_train_unet_only", SettingValue.Of(true), "training.text_encoder_learning_rate");
            yield return new("network", "The LoRA.", list.Settings);
        }
        else if (recipe.Route == Route.ControlNetLllite)
        {
            // Neither has a default in the trainer; these are its documentation's (train_lllite_README.md).
            list.Derived("cond_emb_dim", SettingValue.Of(32L), "the trainer's documentation");
            if (training.NetworkDim is { } dim)
                list.FromRecipe("network_dim", SettingValue.Of((long)dim), "training.network_dim");
            else
                list.Derived("network_dim", SettingValue.Of(64L), "the trainer's documentation");
            yield return new("network", "The small control net.", list.Settings);
        }
    }

    private static IReadOnlyList<Setting> Training(Recipe recipe, TrainingSet set, TrainerScript script)
    {
        TrainingSection training = recipe.Training;
        SettingList list = new SettingList(recipe)
            .FromRecipe("max_train_epochs", SettingValue.Of((long)training.Epochs), "training.epochs")
            .FromRecipe("gradient_accumulation_steps", SettingValue.Of((long)training.GradientAccumulation), "training.gradient_accumulation")
            .FromRecipe("mixed_precision", SettingValue.Of(training.MixedPrecision), "training.mixed_precision")
            .FromRecipe("seed", SettingValue.Of((long)training.Seed), "training.seed")
            .Derived("sdpa", SettingValue.Of(true), "less memory, and faster");
        bool large = (long)set.Resolution.Width * set.Resolution.Height >= 512 * 512;
        if (recipe.Family == ModelFamily.Sdxl && (large || !script.TrainsNetwork))
            list.Derived("gradient_checkpointing", SettingValue.Of(true), "the size of SDXL");
        return list.Settings;
    }

    private static IReadOnlyList<Setting> Optimizer(Recipe recipe, TrainerScript script)
    {
        TrainingSection training = recipe.Training;
        SettingValue rate = SettingValue.Of(training.LearningRate);
        SettingList list = new SettingList(recipe)
            .FromRecipe("optimizer_type", SettingValue.Of(training.Optimizer), "training.optimizer")
            .FromRecipe("lr_scheduler", SettingValue.Of(training.Scheduler), "training.scheduler")
            .FromRecipe("learning_rate", rate, "training.learning_rate");
        // The rate of the zero convolutions and the hint blocks is a separate one with its own default (sdxl_train_control_net.py:262).
        if (script.Name == "sdxl_train_control_net")
            list.FromRecipe("control_net_lr", rate, "training.learning_rate");
        string key = training.TextEncoderLearningRate is null ? "training.learning_rate" : "training.text_encoder_learning_rate";
        double encoder = training.TextEncoderLearningRate ?? training.LearningRate;
        SettingValue encoderRate = SettingValue.Of(encoder);
        switch (script.Name)
        {
            // One rate only: networks.lora takes the first of several (train_network.py:741).
            case "train_network" or "sdxl_train_network" when encoder != 0 && training.TextEncoderLearningRate is not null:
                list.FromRecipe("text_encoder_lr", new SettingValue.Items([encoderRate]), key);
                break;
            // A rate of 0 rather than stop_text_encoder_training = -1, with which 8-bit optimizers die (train_db.py:199).
            case "train_db" when training.TextEncoderLearningRate is not null:
                list.FromRecipe("learning_rate_te", encoderRate, key);
                break;
            case "fine_tune" when encoder != 0:
                list.FromRecipe("train_text_encoder", SettingValue.Of(true), key).FromRecipe("learning_rate_te", encoderRate, key);
                break;
            case "sdxl_train" when encoder != 0:
                list.FromRecipe("train_text_encoder", SettingValue.Of(true), key)
                    .FromRecipe("learning_rate_te1", encoderRate, key).FromRecipe("learning_rate_te2", encoderRate, key);
                break;
            default:
                break;
        }
        return list.Settings;
    }

    private static IEnumerable<SettingSection> Samples(Recipe recipe, TrainingSet set, TrainerScript script)
    {
        // The LLLite script never samples; without prompts the trainer dies at the first sample (train_util.py:6395).
        if (!script.Samples || recipe.Samples.EveryEpochs <= 0 || SamplePrompts.Of(recipe, set).Count == 0)
            yield break;
        yield return new("samples", "Pictures drawn while training.", new SettingList(recipe)
            .Derived("sample_prompts", SettingValue.Of(TrainerFileSet.SamplePromptsPath), "where it is written")
            .FromRecipe("sample_every_n_epochs", SettingValue.Of((long)recipe.Samples.EveryEpochs), "samples.every_epochs").Settings);
    }

    private static IReadOnlyList<Setting> Logging(Recipe recipe) => new SettingList(recipe)
        .Derived("log_with", SettingValue.Of("tensorboard"), "kohyaprep reads it")
        .Derived("logging_dir", SettingValue.Of(TrainerFileSet.LogsFolder), "where it is looked for")
        .Derived("console_log_simple", SettingValue.Of(true), "kohyaprep reads whole lines").Settings;
}
