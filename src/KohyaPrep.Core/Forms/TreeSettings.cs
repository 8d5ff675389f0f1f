using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Forms;

/// <summary>
/// Divides a tree of keys into the training file's settings and the dataset file's: <c>general</c> and <c>datasets</c> are the
/// dataset's wherever they stand, below <c>dataset</c> too; any other table is a section and only helps the reader.
/// </summary>
internal static class TreeSettings
{
    private const string General = "general";
    private const string Datasets = "datasets";

    public static TrainerSettings Of(ConfigNode.Table root, string file, SettingsForm form)
    {
        OrderedDictionary<string, ConfigNode> training = new(StringComparer.Ordinal);
        OrderedDictionary<string, ConfigNode> dataset = new(StringComparer.Ordinal);
        foreach ((string key, ConfigNode value) in root.Entries)
        {
            if (IsDatasetPart(key, value))
                dataset[key] = value;
            else if (value is not ConfigNode.Table section)
                training[key] = value;
            else
                Divide(key, section, training, dataset);
        }

        return new TrainerSettings
        {
            File = file,
            Form = form,
            // The trainer reads TOML itself, so there a value stays what it is.
            Training = [.. training.Select(entry => new FormSetting(entry.Key, form == SettingsForm.Toml ? entry.Value : SettingTypes.Joining(entry.Key, entry.Value)))],
            Dataset = dataset.Count == 0 ? null : new ConfigNode.Table([.. dataset], dataset.Values.Min(value => value.Line)),
        };
    }

    /// <summary>Whether the tree describes datasets.</summary>
    public static bool HasDataset(ConfigNode.Table root) => root.Entries.Any(entry => IsDatasetPart(entry.Key, entry.Value)
        || (entry is { Key: "dataset", Value: ConfigNode.Table inner } && inner.Entries.Any(part => IsDatasetPart(part.Key, part.Value))));

    private static void Divide(
        string name, ConfigNode.Table section, OrderedDictionary<string, ConfigNode> training, OrderedDictionary<string, ConfigNode> dataset)
    {
        foreach ((string key, ConfigNode value) in section.Entries)
        {
            if (name == "dataset" && IsDatasetPart(key, value))
                dataset[key] = value;
            else
                training[key] = value;
        }
    }

    private static bool IsDatasetPart(string key, ConfigNode value) =>
        (key == General && value is ConfigNode.Table) || (key == Datasets && value is ConfigNode.Items);
}
