using System.Globalization;
using System.Text;
using System.Text.Json;

namespace KohyaPrep.Core.Captions;

/// <summary>A JSON string that takes a line.</summary>
public static class JsonLine
{
    /// <summary>The string, as Python reads it: half of a surrogate pair that was written out is kept, where .NET refuses it.</summary>
    /// <returns>Null when the line is not one JSON string.</returns>
    public static string? Read(string line)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.String ? Unescape(document.RootElement.GetRawText()[1..^1]) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Unescape(string raw)
    {
        StringBuilder text = new(raw.Length);
        for (int i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            char escape = raw[++i];
            text.Append(escape switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => (char)ushort.Parse(raw.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
                _ => escape,
            });
            i += escape == 'u' ? 4 : 0;
        }

        return text.ToString();
    }
}
