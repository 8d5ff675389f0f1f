using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace KohyaPrep.Core.Configs;

/// <summary>
/// JSON as Python's reader gives it to the trainer: a dataset file may be JSON as well as TOML. A number is whole when it is written
/// without a point and an exponent; of two equal keys the later value stands in the earlier place.
/// </summary>
public static class JsonConfig
{
    /// <summary>Python's own limit is about as deep.</summary>
    private const int DeepestNesting = 1000;

    public static ConfigNode Of(JsonElement value) => Read(value.GetRawText());

    /// <returns>The value, each part with the line at which it begins.</returns>
    /// <exception cref="JsonException">The text is not JSON; it knows its line.</exception>
    public static ConfigNode Read(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Utf8JsonReader json = new(bytes, new JsonReaderOptions { MaxDepth = DeepestNesting });
        Lines lines = new(bytes);
        try
        {
            json.Read();
            ConfigNode value = Value(ref json, lines);
            return json.Read() ? throw new JsonException("Something follows the value.", null, lines.At(json.TokenStartIndex) - 1, 0) : value;
        }
        catch (InvalidOperationException)
        {
            throw new JsonException("A text has half of a surrogate pair.", null, lines.At(json.TokenStartIndex) - 1, 0);
        }
    }

    private static ConfigNode Value(ref Utf8JsonReader json, Lines lines)
    {
        int line = lines.At(json.TokenStartIndex);
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                return Table(ref json, lines, line);
            case JsonTokenType.StartArray:
                List<ConfigNode> items = [];
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                    items.Add(Value(ref json, lines));
                return new ConfigNode.Items(items, line);
            case JsonTokenType.String:
                return new ConfigNode.Text(json.GetString()!, line);
            case JsonTokenType.True or JsonTokenType.False:
                return new ConfigNode.Flag(json.GetBoolean(), line);
            case JsonTokenType.Number when json.ValueSpan.IndexOfAny(".eE"u8) < 0:
                return new ConfigNode.Whole(BigInteger.Parse(Encoding.ASCII.GetString(json.ValueSpan), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture), line);
            case JsonTokenType.Number:
                return new ConfigNode.Number(json.GetDouble(), line);
            default:
                return new ConfigNode.Nothing(line);
        }
    }

    private static ConfigNode.Table Table(ref Utf8JsonReader json, Lines lines, int line)
    {
        OrderedDictionary<string, ConfigNode> entries = new(StringComparer.Ordinal);
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            string key = json.GetString()!;
            json.Read();
            entries[key] = Value(ref json, lines);
        }

        return new ConfigNode.Table([.. entries], line);
    }

    /// <summary>Counts lines on the way through a text, each byte once.</summary>
    private sealed class Lines(byte[] bytes)
    {
        private int at;
        private int line = 1;

        public int At(long place)
        {
            line += bytes.AsSpan(at, (int)place - at).Count((byte)'\n');
            at = (int)place;
            return line;
        }
    }
}
