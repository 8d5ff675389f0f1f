using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KohyaPrep.Core.Trainer;

/// <summary>Writes a catalogue in the form that <see cref="CatalogueReader"/> reads, one option a line.</summary>
public static class CatalogueWriter
{
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(OptionCatalogue catalogue)
    {
        StringBuilder text = new("{\n");
        Head("trainer", catalogue.Trainer);
        Head("version", catalogue.Version);
        Head("commit", catalogue.Commit);
        Head("date", catalogue.Date);
        text.Append("  \"scripts\": [\n    ")
            .AppendJoin(",\n    ", catalogue.Scripts.Select(script => Json(json => json.WriteStringValue(script))))
            .Append("\n  ],\n  \"options\": [\n    ")
            .AppendJoin(",\n    ", catalogue.Options.Select(option => Json(json => WriteRow(json, option, catalogue.Scripts))))
            .Append("\n  ]\n}\n");
        return text.ToString();

        void Head(string key, string value) => text.Append($"  \"{key}\": ").Append(Json(json => json.WriteStringValue(value))).Append(",\n");
    }

    private static void WriteRow(Utf8JsonWriter json, TrainerOption option, IReadOnlyList<string> scripts)
    {
        json.WriteStartObject();
        json.WriteString("name", option.Name);
        json.WriteString("type", option.TypeName);
        if (option.TakesList)
            json.WriteString("nargs", "*");
        if (option.Default is { } fallback && fallback != SettingValue.Of(false))
        {
            json.WritePropertyName("default");
            fallback.WriteTo(json);
        }

        if (option.Choices.Count > 0)
        {
            json.WriteStartArray("choices");
            foreach (SettingValue choice in option.Choices)
                choice.WriteTo(json);
            json.WriteEndArray();
        }

        WriteScripts(json, [.. scripts.Select(option.Scripts.Contains)]);
        json.WriteEndObject();
    }

    /// <summary>The shorter of the scripts that have it and those that do not; nothing where all have it.</summary>
    private static void WriteScripts(Utf8JsonWriter json, bool[] has)
    {
        int without = has.Count(it => !it);
        if (without == 0)
            return;
        bool isShorterWithout = without <= has.Length / 2;
        json.WriteStartArray(isShorterWithout ? "not" : "only");
        for (int i = 0; i < has.Length; i++)
        {
            if (has[i] != isShorterWithout)
                json.WriteNumberValue(i);
        }

        json.WriteEndArray();
    }

    private static string Json(Action<Utf8JsonWriter> write)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Plain))
            write(json);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
