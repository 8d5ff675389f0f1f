using System.Globalization;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Models;
using KohyaPrep.Core.Rules.Configs;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Forms;

/// <summary>Reads the settings that the trainer left in a model's header (<c>ss_*</c>), as it wrote them: Python's texts of its values.</summary>
public static class LoraSettings
{
    private const string Prefix = "ss_";

    // Keys that are called otherwise than their option.
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["debiased_estimation"] = "debiased_estimation_loss",
        ["batch_size_per_device"] = "train_batch_size",
        ["sd_model_name"] = "pretrained_model_name_or_path",
        ["vae_name"] = "vae",
    };

    // What the header tells of the run and not of its settings.
    private static readonly HashSet<string> Facts = new(StringComparer.Ordinal)
    {
        "session_id", "training_started_at", "training_finished_at", "num_train_images", "num_validation_images", "num_reg_images", "num_batches_per_epoch",
        "num_epochs", "steps", "epoch", "base_model_version", "sd_model_hash", "new_sd_model_hash", "vae_hash", "new_vae_hash", "sd_scripts_commit_hash",
        "dataset_dirs", "reg_dataset_dirs", "tag_frequency", "bucket_info", "datasets", "total_batch_size", "optimizer", "network_args", "max_train_steps",
        "resolution",
    };

    /// <param name="path">Where the file lies.</param>
    public static SettingsReading Read(string path, string shown)
    {
        SafetensorsReading file = SafetensorsFile.Read(path);
        return file.Header is { } header ? Of(header, shown) : SettingsReading.Failed(SettingsNotReadable.Rule.At(new Location(shown), $"The file is no model: {file.Trouble}."));
    }

    public static SettingsReading Of(SafetensorsHeader header, string shown)
    {
        if (!header.Metadata.Keys.Any(key => key.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            return SettingsReading.Failed(SettingsNotReadable.Rule.At(
                new Location(shown), "The model's header has no ss_* key: nothing in it says how it was trained.", "Ask whoever made it; sd-scripts leaves the keys out with no_metadata."));
        }

        string? script = ScriptOf(header.Metadata);
        List<LostSetting> lost = [];
        List<FormSetting> training = [.. Options(header.Metadata, shown, lost)];
        (ConfigNode.Table? dataset, IEnumerable<LostSetting> without) = LoraDatasets.Of(header.Metadata, script, shown);
        lost.AddRange(without);
        return new SettingsReading(
            new TrainerSettings { File = shown, Form = SettingsForm.Lora, Script = script, Training = training, Dataset = dataset, Lost = lost }, []);
    }

    /// <summary>The script that writes such a header; null where that cannot be told.</summary>
    public static string? ScriptOf(IReadOnlyDictionary<string, string> metadata)
    {
        string version = metadata.GetValueOrDefault("ss_base_model_version", "");
        string? script = version.StartsWith("sdxl", StringComparison.Ordinal) ? "sdxl_train_network"
            : version.StartsWith("sd3", StringComparison.Ordinal) ? "sd3_train_network"
            : version.StartsWith("flux", StringComparison.Ordinal) ? "flux_train_network"
            : version.StartsWith("lumina", StringComparison.Ordinal) ? "lumina_train_network"
            : version.StartsWith("sd_", StringComparison.Ordinal) ? "train_network"
            : null;
        return script is not null && OptionCatalogue.Current.Scripts.Contains(script) ? script : null;
    }

    private static IEnumerable<FormSetting> Options(IReadOnlyDictionary<string, string> metadata, string shown, List<LostSetting> lost)
    {
        foreach ((string key, string text) in metadata.Where(entry => entry.Key.StartsWith(Prefix, StringComparison.Ordinal)).OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            string name = Renamed.GetValueOrDefault(key[Prefix.Length..], key[Prefix.Length..]);
            if (text == "None" || Facts.Contains(name))
                continue;
            if (OptionCatalogue.Current.RowsOf(name).FirstOrDefault() is not { } option)
                lost.Add(new LostSetting(key, TomlNodes.Of(new ConfigNode.Text(text)) ?? "a text", new Location(shown), "The trainer has no option of this name."));
            else if (Value(option, text) is { } value)
                yield return new FormSetting(name, value, key);
            else
                lost.Add(new LostSetting(key, ConfigNodeText.Of(new ConfigNode.Text(text)), new Location(shown), $"It is not {option.TypeInWords}, which the option takes."));
        }

        foreach (FormSetting setting in Derived(metadata))
            yield return setting;
    }

    private static IEnumerable<FormSetting> Derived(IReadOnlyDictionary<string, string> metadata)
    {
        if (metadata.TryGetValue("ss_optimizer", out string? optimizer) && optimizer != "None")
        {
            (string type, IReadOnlyList<string> arguments) = LoraOptimizer.Of(optimizer);
            yield return new FormSetting("optimizer_type", new ConfigNode.Text(type), "ss_optimizer");
            if (arguments.Count > 0)
                yield return new FormSetting("optimizer_args", new ConfigNode.Items([.. arguments.Select(argument => new ConfigNode.Text(argument))]), "ss_optimizer");
        }

        if (LoraDatasets.Json(metadata, "ss_network_args") is ConfigNode.Table { Entries.Count: > 0 } network)
            yield return new FormSetting("network_args", new ConfigNode.Items([.. network.Entries.Select(entry => new ConfigNode.Text($"{entry.Key}={Plain(entry.Value)}"))]), "ss_network_args");
        if (metadata.TryGetValue("ss_resolution", out string? resolution) && Size(resolution) is { } size)
            yield return new FormSetting("resolution", new ConfigNode.Text(size), "ss_resolution");
        if (Whole(metadata, "ss_max_train_steps") is not { } steps)
            yield break;
        // The trainer turns epochs into steps: where the two agree, the epochs were meant or come to the same.
        long perEpoch = BatchCount.CeilingDivide(Whole(metadata, "ss_num_batches_per_epoch") ?? 0, Math.Max(1, Whole(metadata, "ss_gradient_accumulation_steps") ?? 1));
        if (Whole(metadata, "ss_num_epochs") is { } epochs && epochs * perEpoch == steps)
            yield return new FormSetting("max_train_epochs", new ConfigNode.Whole(epochs), "ss_num_epochs");
        else
            yield return new FormSetting("max_train_steps", new ConfigNode.Whole(steps), "ss_max_train_steps");
    }

    private static ConfigNode? Value(TrainerOption option, string text)
    {
        if (!option.TakesList)
            return One(option.Type, text);
        string inner = text.StartsWith('[') && text.EndsWith(']') ? text[1..^1] : text;
        List<ConfigNode> items = [];
        foreach (string part in inner.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (One(option.Type, part.Trim('\'', '"')) is not { } item)
                return null;
            items.Add(item);
        }

        return new ConfigNode.Items(items);
    }

    private static ConfigNode? One(OptionType type, string text) => type switch
    {
        OptionType.Flag => text switch { "True" => new ConfigNode.Flag(true), "False" => new ConfigNode.Flag(false), _ => null },
        OptionType.Whole => PythonValue.ParseWhole(text) is { } whole ? new ConfigNode.Whole(whole) : null,
        OptionType.WholeOrNumber when PythonValue.ParseWhole(text) is { } whole => new ConfigNode.Whole(whole),
        OptionType.Number or OptionType.WholeOrNumber => PythonValue.ParseNumber(text) is { } number ? new ConfigNode.Number(number) : null,
        _ => new ConfigNode.Text(text),
    };

    // "(512, 768)" is how Python prints it.
    private static string? Size(string text)
    {
        string[] sides = text.Trim('(', ')', ' ').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return sides.Length is 1 or 2 && sides.All(side => int.TryParse(side, NumberStyles.None, CultureInfo.InvariantCulture, out _)) ? string.Join(',', sides) : null;
    }

    internal static long? Whole(IReadOnlyDictionary<string, string> metadata, string key) =>
        metadata.TryGetValue(key, out string? text) && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value < int.MaxValue ? value : null;

    private static string Plain(ConfigNode value) => value switch
    {
        ConfigNode.Text text => text.Value,
        ConfigNode.Flag flag => PythonRepr.Of(flag.Value),
        ConfigNode.Number number => PythonRepr.Of(number.Value),
        _ => ConfigNodeText.Of(value),
    };
}
