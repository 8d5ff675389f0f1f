using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation;

namespace KohyaPrep.Core.Forms;

/// <summary>What a script gets from someone's settings, its own defaults included.</summary>
/// <param name="Script">Without <c>.py</c>.</param>
/// <param name="Guess">Why this script, where it had to be guessed; null where it is known.</param>
/// <param name="Values">By name: the script's options and the dataset file's keys.</param>
/// <param name="Ignored">What is set and read by nothing.</param>
public sealed record EffectiveSettings(
    string Script, ScriptGuess? Guess, IReadOnlyDictionary<string, EffectiveSetting> Values, IReadOnlyDictionary<string, EffectiveSetting> Ignored)
{
    // What the trainer leaves alone where a dataset file is given (train_network.py:284-300).
    private static readonly string[] InPlaceOfDataset = ["train_data_dir", "reg_data_dir", "in_json"];

    /// <param name="script">Null for the one that the settings say, or the likeliest.</param>
    /// <param name="root">The folder in which the trainer is started, to look for folders named such as <c>10_punk</c>; null not to look.</param>
    public static EffectiveSettings Of(TrainerSettings settings, string? script, string? root = null)
    {
        ScriptGuess? guess = (script ?? settings.Script) is null ? ScriptGuess.Of(settings.TrainingTable) : null;
        string taken = script ?? settings.Script ?? guess!.Script;
        SortedDictionary<string, EffectiveSetting> values = new(StringComparer.Ordinal);
        SortedDictionary<string, EffectiveSetting> ignored = new(StringComparer.Ordinal);
        Dictionary<string, FormSetting> training = settings.Training.GroupBy(setting => setting.Name).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        List<Dictionary<string, ConfigNode>> subsets =
            Subsets(settings.Dataset ?? (root is null || settings.Find("train_data_dir") is null ? null : RecipePictures.OfFolders(settings, taken, root)));
        foreach (TrainerOption option in OptionCatalogue.Current.OptionsOf(taken))
        {
            // Where the dataset file lies is no value: what it says is compared.
            if (subsets.Count > 0 && (InPlaceOfDataset.Contains(option.Name) || option.Name == "dataset_config"))
                continue;
            FormSetting? set = training.GetValueOrDefault(option.Name) is { Value: not ConfigNode.Nothing } found ? found : null;
            values[option.Name] = OfSubsets(option.Name, option, settings, subsets, DatasetKeys.NameOf(option.Name)) ?? Single(option, settings, set);
        }

        foreach (string key in subsets.SelectMany(subset => subset.Keys).Distinct())
        {
            string name = DatasetKeys.OptionOf(key);
            if (!values.ContainsKey(name))
                values[key] = OfSubsets(key, null, settings, subsets, key)!;
        }

        foreach (FormSetting setting in training.Values.Where(setting => OptionCatalogue.Current.Find(setting.Name, taken) is null || (settings.Dataset is not null && subsets.Count > 0 && InPlaceOfDataset.Contains(setting.Name))))
            ignored[setting.Name] = new EffectiveSetting(setting.Name, EffectiveValues.Shown(setting.Value), EffectiveValues.Shown(setting.Value), settings.OriginOf(setting));
        return new EffectiveSettings(taken, guess, values, ignored);
    }

    private static EffectiveSetting Single(TrainerOption option, TrainerSettings settings, FormSetting? set)
    {
        ConfigNode? value = set?.Value ?? (option.Default is { } fallback ? ConfigNodes.Of(fallback) : null);
        return new EffectiveSetting(
            option.Name, value is null ? "none" : EffectiveValues.Shown(value), EffectiveValues.Compared(option.Name, option, value), set is null ? null : settings.OriginOf(set));
    }

    /// <summary>What the subsets get; null where no table of the dataset file sets the key.</summary>
    private static EffectiveSetting? OfSubsets(string name, TrainerOption? option, TrainerSettings settings, List<Dictionary<string, ConfigNode>> subsets, string key)
    {
        ConfigNode?[] found = [.. subsets.Select(subset => subset.GetValueOrDefault(key))];
        if (found.All(value => value is null))
            return null;
        FormSetting? outer = settings.Training.LastOrDefault(setting => setting.Name == name && setting.Value is not ConfigNode.Nothing);
        ConfigNode? below = outer?.Value ?? (option?.Default is { } fallback ? ConfigNodes.Of(fallback) : null);
        ConfigNode?[] each = [.. found.Select(value => value ?? below)];
        string[] compared = [.. each.Select(value => EffectiveValues.Compared(name, option, value))];
        bool same = compared.Distinct().Count() == 1;
        ConfigNode place = found.First(value => value is not null)!;
        return new EffectiveSetting(
            name,
            same ? Text(each[0]) : string.Join(" | ", each.Select(Text)),
            same ? compared[0] : string.Join(" | ", compared),
            new Location(settings.DatasetFile ?? settings.File, place.Line).ToString());
    }

    private static string Text(ConfigNode? value) => value is null ? "none" : EffectiveValues.Shown(value);

    /// <summary>Each subset's keys as the trainer looks them up: subset, dataset, general.</summary>
    private static List<Dictionary<string, ConfigNode>> Subsets(ConfigNode.Table? root)
    {
        if (root is null)
            return [];
        ConfigNode.Table general = root.Find("general") as ConfigNode.Table ?? new([]);
        List<Dictionary<string, ConfigNode>> found = [];
        foreach (ConfigNode.Table dataset in Tables(root, "datasets"))
        {
            foreach (ConfigNode.Table subset in Tables(dataset, "subsets").DefaultIfEmpty(new ConfigNode.Table([])))
            {
                Dictionary<string, ConfigNode> values = new(StringComparer.Ordinal);
                foreach ((string key, ConfigNode value) in general.Entries.Concat(dataset.Entries.Where(entry => entry.Key != "subsets")).Concat(subset.Entries))
                    values[key] = value;
                found.Add(values);
            }
        }

        return found;
    }

    private static IEnumerable<ConfigNode.Table> Tables(ConfigNode.Table table, string key) => (table.Find(key) as ConfigNode.Items)?.Values.OfType<ConfigNode.Table>() ?? [];
}
