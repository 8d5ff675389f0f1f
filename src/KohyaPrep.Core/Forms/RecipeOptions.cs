using System.Text;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Forms;

/// <summary>What of someone's settings goes below a recipe's <c>options</c>: what a recipe has no word of its own for.</summary>
/// <param name="told">What the recipe says already.</param>
/// <param name="lost">Gets what a recipe may not set.</param>
/// <param name="root">Where relative paths of the settings begin, absolute.</param>
internal sealed class RecipeOptions(
    EffectiveSettings effective, IReadOnlyDictionary<string, ConfigNode> values, HashSet<string> told, TrainerSettings settings, List<LostSetting> lost, string root)
{
    // Kohyaprep's own places: it looks for models and logs there.
    private static readonly Dictionary<string, string> Ours = new(StringComparer.Ordinal)
    {
        ["output_dir"] = "A recipe's files go to out/<name>, the models to the folder 'model' in it; say 'output' to choose another.",
        ["logging_dir"] = "The logs go to the folder 'logs' of the output, where kohyaprep reads them.",
        ["log_with"] = "A recipe logs for TensorBoard, which kohyaprep reads.",
        ["console_log_simple"] = "A recipe sets it, since kohyaprep reads whole lines.",
    };

    /// <summary>What becomes of an interval of 0 or less.</summary>
    internal const string NoInterval = "The trainer dies of such an interval or turns it off; a recipe leaves it out, which means never.";

    private static readonly string[] Intervals = ["save_every_n_epochs", "save_every_n_steps", "sample_every_n_epochs", "sample_every_n_steps"];

    // What a recipe writes of itself, so that a default has to be said.
    private static readonly string[] Written =
        ["network_module", "cond_emb_dim", "max_data_loader_n_workers", "persistent_data_loader_workers", "save_model_as", "save_precision", "resize_interpolation"];

    private readonly SortedDictionary<string, ConfigNode> options = new(StringComparer.Ordinal);

    /// <param name="inner">A dataset key's value as the subset gets it.</param>
    public string Text(Route route, ModelFamily family, ConfigNode.Table? subset, Func<ConfigNode.Table?, string, ConfigNode?> inner)
    {
        foreach (FormSetting setting in settings.Training.Where(setting => !told.Contains(setting.Name) && setting.Value is not ConfigNode.Nothing))
            Take(setting.Name, setting.Value, settings.PlaceOf(setting), setting.Field);
        foreach ((string key, ConfigNode value) in subset?.Entries ?? [])
        {
            string name = DatasetKeys.OptionOf(key);
            if (!told.Contains(key) && !told.Contains(name) && key is not ("image_dir" or "resolution" or "class_tokens"))
                Take(name, Typed(name, value), new Location(settings.DatasetFile ?? settings.File, value.Line), null);
        }

        // What is the trainer's default anyway needs no line, unless a recipe says something else of itself; that comes below.
        foreach (string name in options.Keys.Where(IsDefault).ToArray())
            options.Remove(name);
        string size = Size(inner(subset, "resolution"));
        if (DatasetTables.SizeFrom(size) is not null)
            options["resolution"] = new ConfigNode.Text(size);
        else if (options.Remove("resolution", out ConfigNode? wrong))
            lost.Add(new LostSetting("resolution", ConfigNodeText.Of(wrong), new Location(settings.File, wrong.Line), "It is no size, and the trainer dies of it."));
        options["enable_bucket"] = new ConfigNode.Flag(PythonValue.IsTrue(inner(subset, "enable_bucket")));
        foreach (string key in (string[])["min_bucket_reso", "max_bucket_reso", "bucket_reso_steps"])
        {
            if (inner(subset, key) is { } value && PythonValue.IsTrue(inner(subset, "enable_bucket")))
                options[key] = value;
        }

        WriteDefaultsOut(route, family);
        StringBuilder text = new();
        foreach ((string name, ConfigNode value) in options)
            text.Append("  ").Append(name).Append(": ").Append(YamlNodes.Of(value)).Append('\n');
        return text.ToString();
    }

    // What a recipe turns on by itself, and these settings do not say.
    private void WriteDefaultsOut(Route route, ModelFamily family)
    {
        foreach (string name in (string[])["cache_latents", "sdpa", "gradient_checkpointing", "no_half_vae"])
        {
            bool isOurs = name is "cache_latents" or "sdpa" || family == ModelFamily.Sdxl;
            if (isOurs && OptionCatalogue.Current.Find(name, effective.Script) is not null)
                options.TryAdd(name, new ConfigNode.Flag(PythonValue.IsTrue(values.GetValueOrDefault(name))));
        }

        if (PythonValue.Number(values.GetValueOrDefault("max_train_epochs")) is not > 0)
            options["max_train_steps"] = values.GetValueOrDefault("max_train_steps") ?? new ConfigNode.Whole(1600);
        if (PythonValue.Number(values.GetValueOrDefault("learning_rate")) is not > 0)
            options["learning_rate"] = values.GetValueOrDefault("learning_rate") ?? new ConfigNode.Number(0);
        if (effective.Script == "sdxl_train_control_net")
            options.TryAdd("control_net_lr", values.GetValueOrDefault("control_net_lr") ?? new ConfigNode.Number(1e-4));
        if (route == Route.FineTune || (route == Route.DreamBooth && family == ModelFamily.Sdxl))
            options.TryAdd("train_text_encoder", new ConfigNode.Flag(PythonValue.IsTrue(values.GetValueOrDefault("train_text_encoder"))));
        if (PythonValue.Number(values.GetValueOrDefault("save_every_n_epochs")) is > 0)
        {
            options.TryAdd("save_state", new ConfigNode.Flag(PythonValue.IsTrue(values.GetValueOrDefault("save_state"))));
            // A recipe keeps the last two states. All are kept with a number that no run reaches.
            if (PythonValue.IsTrue(options["save_state"]))
                options.TryAdd("save_last_n_epochs_state", new ConfigNode.Whole(100_000));
        }

        bool isWhole = effective.Script is "train_db" or "fine_tune" or "sdxl_train";
        if (isWhole && !options.ContainsKey("save_model_as"))
            options["save_model_as"] = new ConfigNode.Text("ckpt");
        if (!options.ContainsKey("save_precision"))
            options["save_precision"] = new ConfigNode.Text("float");
    }

    private bool IsDefault(string name) => OptionCatalogue.Current.Find(name, effective.Script) is { } option && !Written.Contains(name)
        && EffectiveValues.Compared(name, option, options[name]) == EffectiveValues.Compared(name, option, option.Default is { } value ? ConfigNodes.Of(value) : null);

    private void Take(string name, ConfigNode value, Location place, string? field)
    {
        if (Refusal(name, value) is { } why)
            lost.Add(new LostSetting(field ?? name, ConfigNodeText.Of(value), place, why));
        else
            options[name] = PathOf(name, value);
    }

    private string? Refusal(string name, ConfigNode value)
    {
        if (Ours.GetValueOrDefault(name) is { } ours)
            return ours;
        if (OptionCatalogue.Current.Find(name, effective.Script) is not { } option)
            return $"{effective.Script}.py has no such option, and does nothing with it.";
        if (name == "max_train_steps" && told.Contains("max_train_epochs"))
            return "max_train_epochs wins over it, and a recipe has one of them.";
        if (Intervals.Contains(name) && PythonValue.Number(value) is <= 0)
            return NoInterval;
        if (OptionSet.WhyRefused(name) is { } refused)
            return $"A recipe does not take it: {refused}.";
        return OptionParser.TryParse(option, AsRecipe(name, value), out _, out string? reason) ? null : $"A recipe's option {reason}.";
    }

    private static RecipeOption AsRecipe(string name, ConfigNode value) => value is ConfigNode.Items items
        ? new RecipeOption(name, [.. items.Values.Select(Plain)], IsList: true, IsQuoted: false, Origin.Default)
        : new RecipeOption(name, [Plain(value)], IsList: false, value is ConfigNode.Text, Origin.Default);

    private static string Plain(ConfigNode value) => value is ConfigNode.Text text ? text.Value : EffectiveValues.Shown(value);

    // The trainer starts in the recipe's output folder then, so that a relative path would lead elsewhere.
    private ConfigNode PathOf(string name, ConfigNode value)
    {
        bool isPath = OptionCatalogue.Current.Find(name, effective.Script)?.Type == OptionType.Path
            || name is "vae" or "network_weights" or "sample_prompts" or "resume" or "base_weights" or "controlnet_model_name_or_path" or "tokenizer_cache_dir" or "weights";
        return isPath && value is ConfigNode.Text { Value.Length: > 0 } text && !text.Value.Contains('\0') && Path.Exists(Path.Combine(root, text.Value))
            ? new ConfigNode.Text(Path.GetFullPath(Path.Combine(root, text.Value)).Replace(Path.DirectorySeparatorChar, '/'))
            : value;
    }

    // A dataset file has two numbers where an option has a text of them.
    private static ConfigNode Typed(string name, ConfigNode value) => SettingTypes.Joining(name, value);

    private static string Size(ConfigNode? value) => value switch
    {
        ConfigNode.Text text => text.Value,
        ConfigNode.Whole whole => whole.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ConfigNode.Items items => string.Join(',', items.Values.Select(ConfigNodeText.Of)),
        _ => "512",
    };
}
