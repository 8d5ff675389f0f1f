using System.Globalization;
using System.Text;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Forms;

/// <summary>Writes values as TOML that means the same to the trainer's reader and to a TOML 1.0 reader.</summary>
internal static class TomlNodes
{
    /// <summary>The value as it stands behind an equals sign; null where no TOML that both readers take says it.</summary>
    public static string? Of(ConfigNode value) => value switch
    {
        ConfigNode.Text text => TomlText.IsReadable(text.Value) && WholeText.Is(text.Value) ? TomlText.Of(SettingValue.Of(text.Value)) : null,
        ConfigNode.Whole whole => whole.Value >= long.MinValue && whole.Value <= long.MaxValue ? whole.Value.ToString(CultureInfo.InvariantCulture) : null,
        ConfigNode.Number number => double.IsFinite(number.Value) ? SettingValue.Of(number.Value).Shown
            : double.IsNaN(number.Value) ? "nan" : double.IsPositiveInfinity(number.Value) ? "inf" : "-inf",
        ConfigNode.Flag flag => flag.Value ? "true" : "false",
        ConfigNode.Moment moment => moment.Written,
        ConfigNode.Items items => OfItems(items),
        ConfigNode.Table table => OfTable(table),
        _ => null,
    };

    /// <summary>A key as it stands before an equals sign.</summary>
    public static string Key(string key) => key.Length > 0 && key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-')
        ? key
        : TomlText.IsReadable(key) ? TomlText.Of(SettingValue.Of(key)) : "\"\"";

    /// <summary>The line that sets a key, if both readers read it back as it was; otherwise null.</summary>
    public static string? Line(string key, ConfigNode value)
    {
        if (Of(Uniform(value)) is not { } written)
            return null;
        string line = $"{Key(key)} = {written}";
        return PythonToml.Read(line) is { Root: { Entries: [var read] } } && read.Key == key && read.Value.IsSame(Uniform(value)) ? line : null;
    }

    /// <summary>Whole numbers among fractions become fractions: the trainer's reader takes arrays of one type only.</summary>
    public static ConfigNode Uniform(ConfigNode value) =>
        value is ConfigNode.Items items && items.Values.Any(item => item is ConfigNode.Number) && items.Values.All(item => item is ConfigNode.Number or ConfigNode.Whole)
            ? new ConfigNode.Items([.. items.Values.Select(item => item is ConfigNode.Whole whole ? new ConfigNode.Number((double)whole.Value, whole.Line) : item)], items.Line)
            : value;

    private static string? OfItems(ConfigNode.Items items)
    {
        // An item that begins with a comma splits the array in the trainer's reader: TomlText knows how to write it.
        if (items.Values.All(item => item is ConfigNode.Text text && TomlText.IsReadable(text.Value) && WholeText.Is(text.Value)))
            return TomlText.Of(new SettingValue.Items([.. items.Values.Cast<ConfigNode.Text>().Select(text => SettingValue.Of(text.Value))]));
        List<string> parts = [];
        foreach (ConfigNode item in items.Values)
        {
            if (Of(item) is not { } part)
                return null;
            parts.Add(part);
        }

        return $"[{string.Join(", ", parts)}]";
    }

    private static string? OfTable(ConfigNode.Table table)
    {
        StringBuilder text = new("{");
        foreach ((string key, ConfigNode value) in table.Entries)
        {
            if (Of(value) is not { } part)
                return null;
            text.Append(text.Length == 1 ? " " : ", ").Append(Key(key)).Append(" = ").Append(part);
        }

        return text.Append(table.Entries.Count == 0 ? "}" : " }").ToString();
    }
}
