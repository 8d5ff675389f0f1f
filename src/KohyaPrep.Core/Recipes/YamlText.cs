namespace KohyaPrep.Core.Recipes;

/// <summary>Writes YAML values on one line.</summary>
internal static class YamlText
{
    public static string Of(YamlValue value) => value switch
    {
        YamlScalar { IsPlain: true } scalar => scalar.Text,
        YamlScalar scalar => Quoted(scalar.Text),
        YamlList list => $"[{string.Join(", ", list.Items.Select(Of))}]",
        YamlMap map => $"{{ {string.Join(", ", map.Entries.Select(entry => $"{Of(entry.Key)}: {Of(entry.Value)}"))} }}",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    /// <summary>A text in double quotes.</summary>
    public static string Quoted(string text)
    {
        string escaped = string.Concat(text.Select(character => character switch
        {
            '"' => "\\\"",
            '\\' => "\\\\",
            < ' ' or '\u007F' or '\u0085' or '\u2028' or '\u2029' => $"\\u{(int)character:X4}",
            _ => character.ToString(),
        }));
        return $"\"{escaped}\"";
    }
}
