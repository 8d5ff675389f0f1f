using System.Globalization;
using System.Text;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Forms;

/// <summary>
/// Makes a recipe of anyone's settings. What a recipe has words for goes there, the rest below <c>options</c>; what the trainer would do by
/// default and a recipe does otherwise is written out, so that both come to the same training.
/// </summary>
public sealed class RecipeWriter
{
    private readonly TrainerSettings settings;
    private readonly RecipeTarget target;
    private readonly EffectiveSettings effective;
    private readonly Route route;
    private readonly ModelFamily family;
    private readonly List<LostSetting> lost;
    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ConfigNode> values = new(StringComparer.Ordinal);

    private RecipeWriter(TrainerSettings settings, RecipeTarget target)
    {
        this.settings = settings;
        this.target = target;
        effective = EffectiveSettings.Of(settings, target.Script);
        (route, family) = RecipeRoutes.Of(effective.Script, settings) ?? throw new KohyaPrepException(
            $"{settings.File}: recipes have no route for {effective.Script}.py. `kohyaprep config convert {settings.File} --to toml` keeps the settings as they are.");
        lost = [.. settings.Lost];
        foreach (TrainerOption option in OptionCatalogue.Current.OptionsOf(effective.Script))
        {
            if (option.Default is { } value)
                values[option.Name] = ConfigNodes.Of(value);
        }

        foreach (FormSetting setting in settings.Training.Where(setting => setting.Value is not ConfigNode.Nothing))
            values[setting.Name] = setting.Value;
    }

    /// <param name="settings">With the dataset file that belongs to them.</param>
    /// <exception cref="KohyaPrepException">There is no route for the script.</exception>
    public static WrittenForm Write(TrainerSettings settings, RecipeTarget target)
    {
        RecipeWriter writer = new(settings, target);
        string text = writer.Text();
        return new WrittenForm([new TrainerFile("recipe.yaml", text)], writer.lost) { Tree = YamlSettings.Tree(text) };
    }

    private string Text()
    {
        (ConfigNode.Table? subset, string? images) = Pictures();
        StringBuilder text = new();
        text.Append($"# Made of {settings.File} for {effective.Script}.py. `kohyaprep check` finds mistakes, `kohyaprep plan` says what will happen.\n");
        if (TextOf("output_name") is { Length: > 0 } name)
            Add(text, "", "name", "output_name", new ConfigNode.Text(name));
        text.Append("route: ").Append(Words.Of(route)).Append('\n');
        text.Append("family: ").Append(Words.Of(family)).Append('\n');
        Add(text, "", "model", "pretrained_model_name_or_path", new ConfigNode.Text(Model()));
        text.Append("# Pictures go to the trainer as they are; resolution and buckets below are the trainer's own.\ncanvas: trainer\n\ndataset:\n");
        if (images is null)
            text.Append("  images: pictures            # to be filled in: the settings name no folder that is here\n");
        else
            text.Append("  images: ").Append(YamlNodes.Quote(RecipeText.Near(target.Folder, images))).Append('\n');
        if (route is Route.ControlNet or Route.ControlNetLllite && (Inner(subset, "conditioning_data_dir") as ConfigNode.Text)?.Value is { } edges)
        {
            text.Append("  edge_maps: ").Append(YamlNodes.Quote(RecipeText.Near(target.Folder, Full(edges)))).Append('\n');
            told.Add("conditioning_data_dir");
        }

        if (route != Route.FineTune || family == ModelFamily.Sdxl)
            Add(text, "dataset", "caption_extension", "caption_extension", new ConfigNode.Text(Extension((Inner(subset, "caption_extension") as ConfigNode.Text)?.Value ?? ".caption")));
        Add(text, "dataset", "repeats", "dataset_repeats", new ConfigNode.Whole((Inner(subset, "num_repeats") as ConfigNode.Whole)?.Value ?? 1));
        if ((Inner(subset, "class_tokens") as ConfigNode.Text)?.Value is { Length: > 0 } words)
            Add(text, "dataset", "class_words", "class_tokens", new ConfigNode.Text(words));
        told.UnionWith(["train_data_dir", "dataset_config", "image_dir", "metadata_file", "is_reg"]);
        text.Append("\ntraining:\n").Append(Training(subset));
        text.Append("\n# The settings' own sample prompts are below, if they have any.\nsamples:\n  every_epochs: 0\n");
        if (settings.Launch.FirstOrDefault(setting => setting.Name == "num_processes")?.Value is ConfigNode.Whole { Value: var processes } && processes >= 1 && processes <= 1024)
            text.Append("\nlaunch:\n  processes: ").Append(processes.ToString(CultureInfo.InvariantCulture)).Append('\n');
        string options = new RecipeOptions(effective, values, told, settings, lost, target.Root).Text(route, family, subset, Inner);
        if (options.Length > 0)
            text.Append("\noptions:\n").Append(options);
        return text.ToString();
    }

    private string Training(ConfigNode.Table? subset)
    {
        StringBuilder text = new();
        bool hasEpochs = values.GetValueOrDefault("max_train_epochs") is ConfigNode.Whole { Value.Sign: > 0 };
        if (hasEpochs)
            Add(text, "training", "epochs", "max_train_epochs", values["max_train_epochs"]);
        Add(text, "training", "batch_size", "train_batch_size", Inner(subset, "batch_size") ?? new ConfigNode.Whole(1));
        // A recipe wants a rate above 0; a rate of 0 goes below options, where it holds.
        if (PythonValue.Number(values.GetValueOrDefault("learning_rate")) is > 0)
            Add(text, "training", "learning_rate", "learning_rate", values["learning_rate"]);
        if (!told.Contains("learning_rate"))
            text.Append("  learning_rate: 1.0e-06\n");
        // At 0 the recipe leaves the text encoder out where a script has an option for training it; the options below say the rest.
        if (route is Route.FineTune || (route is Route.DreamBooth && family == ModelFamily.Sdxl))
            text.Append("  text_encoder_learning_rate: 0\n");
        foreach ((string key, string option) in ((string, string)[])
            [("network_dim", "network_dim"), ("network_alpha", "network_alpha"), ("gradient_accumulation", "gradient_accumulation_steps"), ("max_token_length", "max_token_length")])
        {
            if (values.GetValueOrDefault(option) is { } value && OptionCatalogue.Current.Find(option, effective.Script) is not null && PythonValue.Number(value) is > 0)
                Add(text, "training", key, option, value);
        }

        Add(text, "training", "optimizer", "optimizer_type", new ConfigNode.Text(TextOf("optimizer_type") is { Length: > 0 } type ? type : "AdamW"));
        Add(text, "training", "scheduler", "lr_scheduler", new ConfigNode.Text(TextOf("lr_scheduler") ?? "constant"));
        Add(text, "training", "mixed_precision", "mixed_precision", new ConfigNode.Text(TextOf("mixed_precision") ?? "no"));
        if (values.GetValueOrDefault("seed") is ConfigNode.Whole { Value: var seed } && seed >= 0 && seed <= int.MaxValue)
            Add(text, "training", "seed", "seed", values["seed"]);
        else
            lost.Add(new LostSetting("seed", "none", new Location(settings.File), "Each run would draw its own seed; a recipe fixes it, so that a run can be repeated: 42."));
        if (values.GetValueOrDefault("save_every_n_epochs") is ConfigNode.Whole { Value.Sign: <= 0 } none)
            lost.Add(new LostSetting("save_every_n_epochs", ConfigNodeText.Of(none), new Location(settings.File, none.Line), RecipeOptions.NoInterval));
        ConfigNode epochs = values.GetValueOrDefault("save_every_n_epochs") is ConfigNode.Whole { Value.Sign: > 0 } every ? every : new ConfigNode.Whole(0);
        Add(text, "training", "save_every_epochs", "save_every_n_epochs", epochs);
        return text.ToString();
    }

    // What a recipe's key does not take is left to the options, where the trainer's own bounds hold.
    private void Add(StringBuilder text, string section, string key, string option, ConfigNode value)
    {
        string written = YamlNodes.Of(value);
        YamlScalar scalar = new(value is ConfigNode.Text plain ? plain.Value : written, value is not ConfigNode.Text, 0, 0);
        RecipeField field = RecipeFields.Find(section.Length == 0 ? key : $"{section}.{key}")!;
        if (!WholeText.Is(scalar.Text) || FieldParser.Parse(field, scalar).Value is null)
            return;
        told.Add(option);
        told.Add(DatasetKeys.NameOf(option));
        text.Append(section.Length == 0 ? "" : "  ").Append(key).Append(": ").Append(written).Append('\n');
    }

    /// <summary>The first subset with all that it inherits, and its folder; what a recipe has no place for is listed.</summary>
    private (ConfigNode.Table? Subset, string? Images) Pictures()
    {
        IReadOnlyList<ConfigNode.Table> subsets = RecipePictures.SubsetsOf(settings, effective.Script, target.Root);
        if (subsets.Count == 0)
            return (null, target.Images);
        // A recipe is made of one folder; its regularisation pictures are named by hand.
        ConfigNode.Table first = subsets.FirstOrDefault(subset => !PythonValue.IsTrue(subset.Find("is_reg"))) ?? subsets[0];
        foreach (ConfigNode.Table other in subsets.Where(other => !ReferenceEquals(other, first)))
        {
            lost.Add(new LostSetting(
                "image_dir", ConfigNodeText.Of(other.Find("image_dir") ?? new ConfigNode.Text("")), new Location(settings.DatasetFile ?? settings.File, other.Line),
                PythonValue.IsTrue(other.Find("is_reg")) ? "Name the folder under `regularization.images` in the recipe." : "A recipe has one folder of pictures: put them together, or make a recipe for each."));
        }

        string? folder = (first.Find("image_dir") as ConfigNode.Text)?.Value;
        string? images = target.Images ?? (folder is null || !Directory.Exists(Full(folder)) ? null : Full(folder));
        return (first, images);
    }

    private ConfigNode? Inner(ConfigNode.Table? subset, string key)
    {
        if (subset?.Find(key) is { } own and not ConfigNode.Nothing)
            return own;
        return values.GetValueOrDefault(DatasetKeys.OptionOf(key));
    }

    private string Model()
    {
        string model = TextOf("pretrained_model_name_or_path") ?? "";
        string full = Full(model);
        if (File.Exists(full) || Directory.Exists(full))
            return RecipeText.Near(target.Folder, full);
        string[] parts = model.Split('/');
        bool isOnHub = parts.Length == 2 && parts.All(part => part.Length > 0 && !part.StartsWith('.')) && Path.GetExtension(model) is not (".safetensors" or ".ckpt" or ".pt");
        return isOnHub ? $"hub:{model}" : model;
    }

    // As the trainer does: the dot may be missing, and an empty text has none.
    private static string Extension(string extension) => extension.Length == 0 || extension[0] == '.' ? extension : "." + extension;

    private string Full(string path) => path.Contains('\0') ? path : Path.GetFullPath(Path.Combine(target.Root, path));

    private string? TextOf(string name) => (values.GetValueOrDefault(name) as ConfigNode.Text)?.Value;
}
