using System.Globalization;
using System.Text;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Forms;

/// <summary>Writes values as YAML that its versions agree about: texts in double quotes, floats with a point, lists in brackets.</summary>
internal static class YamlNodes
{
    /// <summary>Keys with their values, a line each; tables below each other.</summary>
    /// <param name="indent">Blanks before each line.</param>
    public static void Append(StringBuilder text, IEnumerable<KeyValuePair<string, ConfigNode>> entries, int indent, bool inList = false)
    {
        bool first = inList;
        foreach ((string key, ConfigNode value) in entries)
        {
            text.Append(' ', first ? indent - 2 : indent).Append(first ? "- " : "").Append(Key(key)).Append(':');
            first = false;
            AppendValue(text, value, indent);
        }
    }

    public static string Of(ConfigNode value) => value switch
    {
        ConfigNode.Text text => Quote(text.Value),
        ConfigNode.Whole whole => whole.Value.ToString(CultureInfo.InvariantCulture),
        ConfigNode.Number number => Number(number.Value),
        ConfigNode.Flag flag => flag.Value ? "true" : "false",
        ConfigNode.Moment moment => Quote(moment.Written),
        ConfigNode.Items items => $"[{string.Join(", ", items.Values.Select(Of))}]",
        ConfigNode.Table table => $"{{{string.Join(", ", table.Entries.Select(entry => $"{Key(entry.Key)}: {Of(entry.Value)}"))}}}",
        _ => "null",
    };

    private static void AppendValue(StringBuilder text, ConfigNode value, int indent)
    {
        switch (value)
        {
            case ConfigNode.Table { Entries.Count: > 0 } table:
                Append(text.Append('\n'), table.Entries, indent + 2);
                break;
            case ConfigNode.Items { Values.Count: > 0 } items when items.Values.All(item => item is ConfigNode.Table { Entries.Count: > 0 }):
                text.Append('\n');
                foreach (ConfigNode.Table item in items.Values.Cast<ConfigNode.Table>())
                    Append(text, item.Entries, indent + 4, inList: true);
                break;
            default:
                text.Append(' ').Append(Of(value)).Append('\n');
                break;
        }
    }

    // Readers of YAML 1.1, Python's among them, take a float without a point for a text.
    private static string Number(double value)
    {
        if (!double.IsFinite(value))
            return double.IsNaN(value) ? ".nan" : value > 0 ? ".inf" : "-.inf";
        string shown = SettingValue.Of(value).Shown;
        return shown.Contains('.') ? shown : shown.Replace("e", ".0e", StringComparison.Ordinal);
    }

    private static string Key(string key)
    {
        bool isPlain = key.Length > 0 && char.IsAsciiLetter(key[0]) && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-')
            && YamlScalars.Resolve(key, 0) is ConfigNode.Text && key.ToLowerInvariant() is not ("y" or "n" or "yes" or "no" or "on" or "off");
        return isPlain ? key : Quote(key);
    }

    // A byte-order mark is no letter of YAML's.
    internal static string Quote(string value) => QuotedText.Of(value, alsoCoded: "\ufeff");
}
