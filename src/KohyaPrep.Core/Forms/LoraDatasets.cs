using System.Text.Json;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Forms;

/// <summary>The datasets that a model's header tells of, as a dataset file would have them. Of paths only the folders' names are left.</summary>
internal static class LoraDatasets
{
    // What the header counts; no setting.
    private static readonly string[] Counted =
        ["is_dreambooth", "num_train_images", "num_reg_images", "tag_frequency", "bucket_info", "img_count", "subsets", "batch_size_per_device"];

    public static (ConfigNode.Table? Dataset, IEnumerable<LostSetting> Lost) Of(IReadOnlyDictionary<string, string> metadata, string? script, string shown)
    {
        if (Json(metadata, "ss_datasets") is not ConfigNode.Items { Values.Count: > 0 } datasets)
            return (FromFolders(metadata), []);
        List<LostSetting> lost = [];
        ConfigNode.Table[] tables = [.. datasets.Values.OfType<ConfigNode.Table>().Select(dataset => Dataset(dataset, script ?? "train_network", shown, lost))];
        foreach (ConfigNode folder in tables.SelectMany(table => (table.Find("subsets") as ConfigNode.Items)?.Values ?? []).OfType<ConfigNode.Table>().Select(subset => subset.Find("image_dir")).OfType<ConfigNode>())
            lost.Add(new LostSetting("image_dir", ConfigNodeText.Of(folder), new Location(shown), "The header has only the folder's name: write its path where it lies with you."));
        return (Root(tables), lost);
    }

    /// <summary>The value of a key whose text is JSON; null where there is none that can be read.</summary>
    public static ConfigNode? Json(IReadOnlyDictionary<string, string> metadata, string key)
    {
        try
        {
            return metadata.TryGetValue(key, out string? text) ? JsonConfig.Read(text) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Where the trainer was given no dataset file, older versions wrote folders and repeats only.
    private static ConfigNode.Table? FromFolders(IReadOnlyDictionary<string, string> metadata)
    {
        List<ConfigNode> subsets = [];
        foreach (string key in (string[])["ss_dataset_dirs", "ss_reg_dataset_dirs"])
        {
            foreach ((string folder, ConfigNode value) in (Json(metadata, key) as ConfigNode.Table)?.Entries ?? [])
            {
                List<KeyValuePair<string, ConfigNode>> subset = [new("image_dir", new ConfigNode.Text(folder))];
                if ((value as ConfigNode.Table)?.Find("n_repeats") is ConfigNode.Whole repeats)
                    subset.Add(new("num_repeats", repeats));
                if (key == "ss_reg_dataset_dirs")
                    subset.Add(new("is_reg", new ConfigNode.Flag(true)));
                subsets.Add(new ConfigNode.Table(subset));
            }
        }

        return subsets.Count == 0 ? null : Root([new ConfigNode.Table([new("subsets", new ConfigNode.Items(subsets))])]);
    }

    private static ConfigNode.Table Root(IReadOnlyList<ConfigNode> datasets) => new([new("datasets", new ConfigNode.Items(datasets))]);

    private static ConfigNode.Table Dataset(ConfigNode.Table dataset, string script, string shown, List<LostSetting> lost)
    {
        SubsetForm form = dataset.Find("is_dreambooth") is ConfigNode.Flag { Value: false } ? SubsetForm.Metadata : SubsetForm.DreamBooth;
        List<KeyValuePair<string, ConfigNode>> kept = [.. Known(dataset, script, DatasetLevel.Dataset, form, shown, lost)];
        if (dataset.Find("batch_size_per_device") is ConfigNode.Whole size)
            kept.Add(new("batch_size", size));
        if (dataset.Find("subsets") is ConfigNode.Items subsets)
        {
            kept.Add(new("subsets", new ConfigNode.Items(
                [.. subsets.Values.OfType<ConfigNode.Table>().Select(subset => new ConfigNode.Table([.. Known(subset, script, DatasetLevel.Subset, form, shown, lost)]))])));
        }

        return new ConfigNode.Table(kept);
    }

    private static IEnumerable<KeyValuePair<string, ConfigNode>> Known(
        ConfigNode.Table table, string script, DatasetLevel level, SubsetForm form, string shown, List<LostSetting> lost)
    {
        foreach ((string key, ConfigNode value) in table.Entries)
        {
            if (value is ConfigNode.Nothing || Counted.Contains(key))
                continue;
            if (DatasetKeys.Find(key, script, level, form) is not null)
                yield return new(key, value);
            else
                lost.Add(new LostSetting(key, ConfigNodeText.Of(value), new Location(shown), "A dataset file has no such key at this place."));
        }
    }
}
