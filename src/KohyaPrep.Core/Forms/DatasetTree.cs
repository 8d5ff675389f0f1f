using System.Text;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Forms;

/// <summary>Writes the tree of a dataset file as TOML.</summary>
internal static class DatasetTree
{
    /// <summary>The tree without what TOML cannot say, which is listed.</summary>
    public static ConfigNode.Table Writable(ConfigNode.Table table, string file, List<LostSetting> lost)
    {
        List<KeyValuePair<string, ConfigNode>> kept = [];
        foreach ((string key, ConfigNode value) in table.Entries)
        {
            if (IsTableOrTables(value))
                kept.Add(KeyValuePair.Create(key, Inner(value, file, lost)));
            else if (TomlNodes.Line(key, value) is not null)
                kept.Add(KeyValuePair.Create(key, TomlNodes.Uniform(value)));
            else
                lost.Add(new LostSetting(key, ConfigNodeText.Of(value), new Location(file, value.Line), "TOML has no spelling for it that the trainer's reader takes."));
        }

        return new ConfigNode.Table(kept, table.Line);
    }

    public static string Toml(ConfigNode.Table root)
    {
        StringBuilder text = new();
        Append(text, root, "");
        return text.ToString();
    }

    private static ConfigNode Inner(ConfigNode value, string file, List<LostSetting> lost) => value is ConfigNode.Table table
        ? Writable(table, file, lost)
        : new ConfigNode.Items([.. ((ConfigNode.Items)value).Values.Select(item => Writable((ConfigNode.Table)item, file, lost))], value.Line);

    private static bool IsTableOrTables(ConfigNode value) =>
        value is ConfigNode.Table || (value is ConfigNode.Items { Values.Count: > 0 } items && items.Values.All(item => item is ConfigNode.Table));

    // Values first: what follows a header belongs to it.
    private static void Append(StringBuilder text, ConfigNode.Table table, string path)
    {
        foreach ((string key, ConfigNode value) in table.Entries.Where(entry => !IsTableOrTables(entry.Value)))
            text.Append(TomlNodes.Line(key, value)).Append('\n');
        foreach ((string key, ConfigNode value) in table.Entries.Where(entry => IsTableOrTables(entry.Value)))
        {
            string name = path.Length == 0 ? TomlNodes.Key(key) : $"{path}.{TomlNodes.Key(key)}";
            foreach (ConfigNode.Table inner in value is ConfigNode.Items items ? items.Values.Cast<ConfigNode.Table>() : [(ConfigNode.Table)value])
            {
                text.Append(text.Length == 0 ? "" : "\n").Append(value is ConfigNode.Items ? $"[[{name}]]" : $"[{name}]").Append('\n');
                Append(text, inner, name);
            }
        }
    }
}
