using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace KohyaPrep.Core.Configs;

/// <summary>JSON as Python's reader gives it to the trainer: a dataset file may be JSON as well as TOML.</summary>
public static class JsonConfig
{
    /// <summary>A number is whole when it is written without a point and an exponent; of two equal keys the later value stands in the earlier place.</summary>
    public static ConfigNode Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Table(value),
        JsonValueKind.Array => new ConfigNode.Items([.. value.EnumerateArray().Select(Of)]),
        JsonValueKind.String => new ConfigNode.Text(value.GetString()!),
        JsonValueKind.True or JsonValueKind.False => new ConfigNode.Flag(value.GetBoolean()),
        JsonValueKind.Number when value.GetRawText().AsSpan().IndexOfAny('.', 'e', 'E') < 0 =>
            new ConfigNode.Whole(BigInteger.Parse(value.GetRawText(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)),
        JsonValueKind.Number => new ConfigNode.Number(value.GetDouble()),
        _ => new ConfigNode.Nothing(),
    };

    private static ConfigNode.Table Table(JsonElement value)
    {
        OrderedDictionary<string, ConfigNode> entries = [];
        foreach (JsonProperty property in value.EnumerateObject())
            entries[property.Name] = Of(property.Value);
        return new ConfigNode.Table([.. entries]);
    }
}
