using System.Globalization;
using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KohyaPrep.Cli.Tests;

/// <summary>
/// Checks YAML against a JSON schema, as far as the schema of recipes goes: type, enum, properties, additionalProperties, items,
/// oneOf and limits of numbers. Any other keyword makes it fail, so that none is passed over.
/// </summary>
internal sealed class JsonSchema(JsonElement schema)
{
    private static readonly string[] Known =
        ["$schema", "title", "description", "type", "enum", "properties", "additionalProperties", "items", "oneOf", "minimum", "exclusiveMinimum", "maximum"];

    /// <summary>What is wrong, each with the place where.</summary>
    public IReadOnlyList<string> Complaints(YamlNode value) => [.. Check(schema, value, "")];

    private static IEnumerable<string> Check(JsonElement schema, YamlNode value, string place)
    {
        foreach (JsonProperty keyword in schema.EnumerateObject())
        {
            Assert.Contains(keyword.Name, Known);
            IEnumerable<string> complaints = keyword.Name switch
            {
                "type" => Types(keyword.Value).Any(type => Is(type, value)) ? [] : [$"{place}: not {keyword.Value}"],
                "enum" => keyword.Value.EnumerateArray().Any(choice => Equal(choice, value)) ? [] : [$"{place}: not one of {keyword.Value}"],
                "properties" => Properties(schema, keyword.Value, value, place),
                "items" when value is YamlSequenceNode list => list.SelectMany((item, i) => Check(keyword.Value, item, $"{place}[{i}]")),
                "oneOf" => keyword.Value.EnumerateArray().Count(choice => !Check(choice, value, place).Any()) == 1 ? [] : [$"{place}: not exactly one of the forms"],
                "additionalProperties" when keyword.Value.ValueKind == JsonValueKind.Object && value is YamlMappingNode map =>
                    map.SelectMany(pair => Check(keyword.Value, pair.Value, $"{place}.{pair.Key}")),
                "minimum" => Number(value) < keyword.Value.GetDouble() ? [$"{place}: too small"] : [],
                "exclusiveMinimum" => Number(value) <= keyword.Value.GetDouble() ? [$"{place}: too small"] : [],
                "maximum" => Number(value) > keyword.Value.GetDouble() ? [$"{place}: too large"] : [],
                _ => [],
            };
            foreach (string complaint in complaints)
                yield return complaint;
        }
    }

    private static IEnumerable<string> Properties(JsonElement schema, JsonElement properties, YamlNode value, string place)
    {
        if (value is not YamlMappingNode map)
            yield break;
        bool isClosed = schema.TryGetProperty("additionalProperties", out JsonElement more) && more.ValueKind == JsonValueKind.False;
        foreach ((YamlNode key, YamlNode inner) in map)
        {
            string name = ((YamlScalarNode)key).Value!;
            if (properties.TryGetProperty(name, out JsonElement property))
            {
                foreach (string complaint in Check(property, inner, $"{place}.{name}"))
                    yield return complaint;
            }
            else if (isClosed)
            {
                yield return $"{place}.{name}: no such key";
            }
        }
    }

    private static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(item => item.GetString()!) : [type.GetString()!];

    private static bool Is(string type, YamlNode value) => type switch
    {
        "object" => value is YamlMappingNode,
        "array" => value is YamlSequenceNode,
        "integer" => Number(value) is { } number && number == Math.Floor(number),
        "number" => Number(value) is not null,
        "boolean" => value is YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" },
        "string" => value is YamlScalarNode && Number(value) is null && !Is("boolean", value),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "is no type of JSON"),
    };

    private static bool Equal(JsonElement choice, YamlNode value) => choice.ValueKind == JsonValueKind.Number
        ? Number(value) == choice.GetDouble()
        : value is YamlScalarNode scalar && scalar.Value == choice.GetString();

    private static double? Number(YamlNode value) =>
        value is YamlScalarNode { Style: ScalarStyle.Plain } scalar && double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null;
}
