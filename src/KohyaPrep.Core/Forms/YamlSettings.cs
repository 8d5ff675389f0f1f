using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Rules.Configs;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Forms;

/// <summary>Reads the trainer's settings out of YAML.</summary>
internal static class YamlSettings
{
    public static SettingsReading Read(string text, string shown)
    {
        (YamlValue? root, Finding? problem) = YamlTree.Read(text, shown);
        return root is YamlMap map
            ? new SettingsReading(TreeSettings.Of(Table(map), shown, SettingsForm.Yaml), []) { Suppressions = SuppressionComments.Read(text, shown) }
            : SettingsReading.Failed(problem ?? NotYaml.Rule.At(new Location(shown), root is null ? "The file is empty." : "The file holds no keys."));
    }

    /// <summary>A text of ours as values.</summary>
    internal static ConfigNode.Table? Tree(string text) => YamlTree.Read(text, "").Root is YamlMap map ? Table(map) : null;

    private static ConfigNode.Table Table(YamlMap map) =>
        new([.. map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Node(entry.Key.Text, entry.Value)))], map.Line);

    private static ConfigNode Node(string key, YamlValue value) => value switch
    {
        YamlMap map => Table(map),
        YamlList list => new ConfigNode.Items([.. list.Items.Select(item => Node(key, item))], list.Line),
        YamlScalar { IsPlain: false } scalar => new ConfigNode.Text(scalar.Text, scalar.Line),
        YamlScalar scalar => Plain(key, scalar),
        _ => new ConfigNode.Nothing(value.Line),
    };

    // YAML's versions disagree about plain words: `no` is a flag to one and a text to the other, 1e-4 a text to one and a number to the
    // other. What the option takes decides.
    private static ConfigNode Plain(string key, YamlScalar scalar)
    {
        if (scalar.IsNull)
            return new ConfigNode.Nothing(scalar.Line);
        OptionType? type = SettingTypes.Of(key);
        if (type is OptionType.Text or OptionType.Path)
            return new ConfigNode.Text(scalar.Text, scalar.Line);
        ConfigNode value = YamlScalars.Resolve(scalar.Text, scalar.Line);
        return (type, scalar.Text.ToLowerInvariant()) switch
        {
            (OptionType.Flag, "yes" or "on" or "y") => new ConfigNode.Flag(true, scalar.Line),
            (OptionType.Flag, "no" or "off" or "n") => new ConfigNode.Flag(false, scalar.Line),
            _ => value,
        };
    }
}
