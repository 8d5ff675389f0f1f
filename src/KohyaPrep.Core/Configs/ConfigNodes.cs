using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Configs;

/// <summary>Makes values of a configuration file.</summary>
internal static class ConfigNodes
{
    public static ConfigNode Of(SettingValue value) => value switch
    {
        SettingValue.Text text => new ConfigNode.Text(text.Value),
        SettingValue.Whole whole => new ConfigNode.Whole(whole.Value),
        SettingValue.Number number => new ConfigNode.Number(number.Value),
        SettingValue.Flag flag => new ConfigNode.Flag(flag.Value),
        SettingValue.Items items => new ConfigNode.Items([.. items.Values.Select(Of)]),
        _ => new ConfigNode.Nothing(),
    };

    public static ConfigNode.Table Table(params (string Name, ConfigNode? Value)[] entries) =>
        new([.. entries.Select(entry => new KeyValuePair<string, ConfigNode>(entry.Name, entry.Value ?? new ConfigNode.Nothing()))]);

    /// <summary>The dataset file that the scripts make up for a single dataset where they are given none.</summary>
    public static ConfigNode.Table OneDataset(IReadOnlyList<ConfigNode.Table> subsets) =>
        Table(("datasets", new ConfigNode.Items([Table(("subsets", new ConfigNode.Items(subsets)))])));
}
