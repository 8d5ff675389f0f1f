using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Arguments;
using KohyaPrep.Core.Trainer.Simulation.Folders;

namespace KohyaPrep.Core.Rules.Configs;

/// <summary>What the rules ask of someone's files.</summary>
public static class ForeignConfigReading
{
    private static readonly string[] CaptionExtensions = [".txt", ".caption", ".cap"];

    private static readonly string[] RateKeys =
        ["learning_rate", "unet_lr", "text_encoder_lr", "control_net_lr", "learning_rate_te", "learning_rate_te1", "learning_rate_te2"];

    /// <summary>The disk as the trainer sees it.</summary>
    public static TrainerFolder Disk(this ForeignConfig config) => new(Path.GetFullPath(config.Request.Root));

    public static ScriptTraits Traits(this ForeignConfig config) => ScriptTraits.Of(config.Request.Script);

    /// <summary>A file beside the picture that looks like its caption, whatever the trainer reads; null where there is none.</summary>
    public static string? CaptionBeside(this TrainerFolder disk, ForecastImage image) => CaptionExtensions
        .Select(extension => Path.ChangeExtension(image.Path, extension))
        .FirstOrDefault(disk.IsFile);

    /// <summary>Keys that are no option of the script, where somebody wrote them by hand: the GUI writes some of them into every file.</summary>
    public static IReadOnlyList<string> UnknownKeys(this ForeignConfig config) => config.Gui is null ? config.Forecast.UnknownKeys : [];

    /// <summary>Whether the training file sets it.</summary>
    public static bool Has(this ForeignConfig config, string key) => TrainerArguments.Flatten(config.Request.Training).ContainsKey(key);

    public static double? Number(this ForeignConfig config, string key) => PythonValue.Number(config.Arguments.Find(key));

    public static string? Text(this ForeignConfig config, string key) => (config.Arguments.Find(key) as ConfigNode.Text)?.Value;

    /// <summary>Every key of both files with its value: the training file's first, then <c>[general]</c>'s, the datasets' and the subsets'.</summary>
    public static IEnumerable<ConfigEntry> Entries(this ForeignConfig config)
    {
        IEnumerable<ConfigEntry> training = TrainerArguments.Flatten(config.Request.Training)
            .Select(entry => new ConfigEntry(entry.Key, new ConfigPlace(entry.Value, new Location(config.TrainingFile, entry.Value.Line))));
        return config.Request.Dataset is null ? training : training.Concat(Below(config.Request.Dataset, config.DatasetFile ?? config.TrainingFile));
    }

    /// <summary>
    /// Each place where the key is set, under the name that it has there.
    /// </summary>
    public static IEnumerable<ConfigPlace> Everywhere(this ForeignConfig config, string key) =>
        config.Entries().Where(entry => entry.Key == key || DatasetKeys.NameOf(key) == entry.Key).Select(entry => entry.Place);

    public static bool IsOnAnywhere(this ForeignConfig config, string key) => config.Everywhere(key).Any(place => PythonValue.IsTrue(place.Value));

    /// <summary>The line of the key; the training file as a whole where it is set nowhere.</summary>
    public static Location PlaceOf(this ForeignConfig config, string key) =>
        config.Everywhere(key).FirstOrDefault()?.Location ?? new Location(config.TrainingFile);

    public static bool CachesLatents(this ForeignConfig config) =>
        config.Arguments.IsOn("cache_latents") || config.Arguments.IsOn("cache_latents_to_disk");

    public static bool CachesText(this ForeignConfig config) => config.Traits().IsSdxl
        && (config.Arguments.IsOn("cache_text_encoder_outputs") || config.Arguments.IsOn("cache_text_encoder_outputs_to_disk"));

    /// <summary>The optimizer in lower case, as the trainer compares it (train_util.py, get_optimizer).</summary>
    public static string Optimizer(this ForeignConfig config) => config.Text("optimizer_type") switch
    {
        { Length: > 0 } name => name.ToLowerInvariant(),
        _ when config.Arguments.IsOn("use_8bit_adam") => "adamw8bit",
        _ when config.Arguments.IsOn("use_lion_optimizer") => "lion",
        _ => "adamw",
    };

    public static bool IsScheduleFree(this ForeignConfig config) => config.Optimizer().EndsWith("schedulefree", StringComparison.Ordinal);

    /// <summary>Whether Adafactor drives the rate itself: it does unless told otherwise, and always where its own warm-up is on.</summary>
    public static bool UsesRelativeStep(this ForeignConfig config)
    {
        if (config.Optimizer() != "adafactor")
            return false;
        (string Name, string Value)[] given = [.. config.KeyedTexts("optimizer_args")];
        return !given.Contains(("relative_step", "False")) || given.Contains(("warmup_init", "True"));
    }

    /// <summary>Null where <c>lr_scheduler</c> decides nothing; in lower case, as the trainer's library compares it.</summary>
    public static string? Schedule(this ForeignConfig config) =>
        config.UsesRelativeStep() || config.IsScheduleFree() || config.Arguments.IsOn("lr_scheduler_type") ? null : config.Text("lr_scheduler");

    /// <summary>Whether there are steps of warm-up after rounding down.</summary>
    public static bool WarmsUp(this ForeignConfig config) => config.Arguments.Find("lr_warmup_steps") switch
    {
        ConfigNode.Number share => Math.Truncate(share.Value * (config.Forecast.MaxTrainSteps ?? 1_000_000)) != 0,
        ConfigNode.Whole steps => !steps.Value.IsZero,
        _ => false,
    };

    /// <summary>The <c>name=value</c> texts of an option that is a list of them.</summary>
    public static IEnumerable<(string Name, string Value)> KeyedTexts(this ForeignConfig config, string key) =>
        (config.Arguments.Find(key) as ConfigNode.Items)?.Values.OfType<ConfigNode.Text>()
            .Select(text => text.Value.Split('=', 2))
            .Where(parts => parts.Length == 2)
            .Select(parts => (parts[0], parts[1])) ?? [];

    /// <summary>The learning rates that the training file sets; of a list the first.</summary>
    public static IEnumerable<(string Key, double Rate)> Rates(this ForeignConfig config) =>
        from key in RateKeys
        where config.Has(key) && OptionCatalogue.Current.Find(key, config.Request.Script) is not null
        let value = config.Arguments.Find(key)
        let rate = PythonValue.Number(value is ConfigNode.Items { Values.Count: > 0 } items ? items.Values[0] : value)
        where rate is not null
        select (key, rate.Value);

    private static IEnumerable<ConfigEntry> Below(ConfigNode.Table table, string file)
    {
        foreach ((string key, ConfigNode value) in table.Entries)
        {
            IEnumerable<ConfigNode.Table> inner = value switch
            {
                ConfigNode.Table one => [one],
                ConfigNode.Items items when key is "datasets" or "subsets" => items.Values.OfType<ConfigNode.Table>(),
                _ => [],
            };
            foreach (ConfigEntry entry in inner.SelectMany(one => Below(one, file)))
                yield return entry;
            if (value is not ConfigNode.Table)
                yield return new ConfigEntry(key, new ConfigPlace(value, new Location(file, value.Line)));
        }
    }
}
