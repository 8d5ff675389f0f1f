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

    /// <exception cref="KohyaPrepException">A text that toml 0.10.2 cannot read however it is written.</exception>
    public static string Of(SettingValue value) => value switch
    {
        SettingValue.Text text => Quote(text.Value),
        SettingValue.Items items => $"[{string.Join(", ", items.Values.Select(OfItem))}]",
        _ => value.Shown,
    };

    /// <summary>Whether toml 0.10.2 can read the text: not one that begins like a multi-line string, nor <c>\u</c> beside an escape.</summary>
    public static bool IsReadable(string value) =>
        value != "\"" && !value.StartsWith("\"\"", StringComparison.Ordinal)
        && !(value.Contains("\\u", StringComparison.OrdinalIgnoreCase) && (value.Any(QuotedText.NeedsCode) || StartsWithComma(value)));

    private static string OfItem(SettingValue item)
    {
        string text = Of(item);
        // toml 0.10.2 splits an array at a comma that follows a quotation mark, the opening one too.
        int comma = item is SettingValue.Text { Value: string value } && StartsWithComma(value) ? text.IndexOf(',', StringComparison.Ordinal) : -1;
        return comma < 0 ? text : string.Concat(text.AsSpan(0, comma), "\\u002c", text.AsSpan(comma + 1));
    }

    private static string Quote(string value)
    {
        if (!IsReadable(value))
            throw new KohyaPrepException($"The trainer's TOML reader cannot take the text '{value}': write it otherwise.");
        return QuotedText.Of(value);
    }

    private static bool StartsWithComma(string value) => value.TrimStart(' ').StartsWith(',');
}
