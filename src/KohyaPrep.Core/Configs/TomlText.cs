using System.Globalization;
using System.Text;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Configs;

/// <summary>
/// TOML that means the same to Python's toml 0.10.2, which the trainer reads with, and to a TOML 1.0 reader: basic strings on one
/// line only, no array that mixes types, no float without a point or an exponent.
/// </summary>
public static class TomlText
{
    public static StringBuilder AppendSettings(this StringBuilder text, IEnumerable<Setting> settings)
    {
        foreach (Setting setting in settings)
            text.Append(setting.Name).Append(" = ").Append(Of(setting.Value)).Append('\n');
        return text;
    }

    /// <summary>Each line of the text as a comment; characters that a comment may not have become spaces.</summary>
    public static StringBuilder AppendComment(this StringBuilder text, string comment)
    {
        foreach (string line in comment.Split('\n'))
            text.Append("# ").Append(string.Concat(line.Select(letter => char.IsControl(letter) ? ' ' : letter)).TrimEnd()).Append('\n');
        return text;
    }

    public static string Of(SettingValue value) => value switch
    {
        SettingValue.Text text => Quote(text.Value),
        SettingValue.Items items => $"[{string.Join(", ", items.Values.Select(Of))}]",
        _ => value.Shown,
    };

    /// <summary>A basic string.</summary>
    public static string Quote(string value)
    {
        StringBuilder text = new(value.Length + 2);
        text.Append('"');
        foreach (char letter in value)
        {
            _ = letter switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                // Control characters, and the line ends that Python's splitlines knows besides.
                < ' ' or (>= '\x7f' and <= '\x9f') or '\u2028' or '\u2029' =>
                    text.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(letter),
            };
        }
        return text.Append('"').ToString();
    }
}
