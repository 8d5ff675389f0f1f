using System.Text.Json;

namespace KohyaPrep.Core.Recipes;

/// <summary>The JSON schema (draft 2020-12) of recipes, for editors; made from <see cref="RecipeFields"/>.</summary>
public static class RecipeSchema
{
    public static string Text() => JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
        json.WriteString("title", "KohyaPrep recipe");
        WriteObject(json, "");
        json.WriteEndObject();
    });

    private static void WriteObject(Utf8JsonWriter json, string section)
    {
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        foreach (string name in RecipeFields.In(section))
        {
            string key = section.Length == 0 ? name : $"{section}.{name}";
            json.WriteStartObject(name);
            WriteValue(json, key, RecipeFields.Find(key));
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, string key, RecipeField? field)
    {
        if (key == RecipeFields.Options)
        {
            WriteOptions(json);
        }
        else if (key == RecipeFields.Suppress)
        {
            WriteSuppress(json);
        }
        else if (field is not null && RecipeFields.IsSection(key))
        {
            json.WriteStartArray("oneOf");
            json.WriteStartObject();
            WriteField(json, field);
            json.WriteEndObject();
            json.WriteStartObject();
            WriteObject(json, key);
            json.WriteEndObject();
            json.WriteEndArray();
        }
        else if (field is not null)
        {
            WriteField(json, field);
        }
        else
        {
            WriteObject(json, key);
        }
    }

    private static void WriteField(Utf8JsonWriter json, RecipeField field)
    {
        json.WriteString("description", field.Meaning);
        switch (field.Kind)
        {
            case FieldKind.Choice when field.Choices.All(choice => int.TryParse(choice, out _)):
                WriteStrings(json, "enum", field.Choices, asNumbers: true);
                break;
            case FieldKind.Choice:
                WriteStrings(json, "enum", field.Choices, asNumbers: false);
                break;
            case FieldKind.TextList:
                WriteStrings(json, "type", ["array", "string"], asNumbers: false);
                json.WriteStartObject("items");
                json.WriteString("type", "string");
                json.WriteEndObject();
                break;
            default:
                json.WriteString("type", field.Kind switch { FieldKind.Integer => "integer", FieldKind.Number => "number", FieldKind.Flag => "boolean", _ => "string" });
                break;
        }

        if (double.IsFinite(field.Minimum))
            json.WriteNumber(field.IsAboveMinimum ? "exclusiveMinimum" : "minimum", field.Minimum);
        if (double.IsFinite(field.Maximum))
            json.WriteNumber("maximum", field.Maximum);
    }

    private static void WriteOptions(Utf8JsonWriter json)
    {
        json.WriteString("description", "Options of the trainer by their own names.");
        json.WriteString("type", "object");
        json.WriteStartObject("additionalProperties");
        WriteStrings(json, "type", ["string", "number", "boolean", "array"], asNumbers: false);
        json.WriteEndObject();
    }

    private static void WriteSuppress(Utf8JsonWriter json)
    {
        json.WriteString("description", "Findings that are accepted, each with its reason.");
        WriteStrings(json, "type", ["object", "array"], asNumbers: false);
        json.WriteStartObject("additionalProperties");
        json.WriteString("type", "string");
        json.WriteEndObject();
        json.WriteStartObject("items");
        WriteStrings(json, "type", ["string", "object"], asNumbers: false);
        json.WriteEndObject();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values, bool asNumbers)
    {
        json.WriteStartArray(name);
        foreach (string value in values)
        {
            if (asNumbers)
                json.WriteRawValue(value);
            else
                json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
