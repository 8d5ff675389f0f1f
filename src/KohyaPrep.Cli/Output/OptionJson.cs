using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KohyaPrep.Core;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Cli.Output;

/// <summary>
/// Options as one JSON array of objects with these keys, none ever left out: <c>name</c>, <c>meaning</c>, <c>usual</c>, <c>needs</c>, <c>conflicts</c>,
/// <c>trap</c>, <c>since</c>, <c>words</c>, <c>dataset_key</c>, and <c>rows</c> with <c>type</c>, <c>list</c>, <c>default</c>, <c>choices</c> and <c>scripts</c>, one for
/// each form that scripts give the option. Texts that nobody has written are null.
/// </summary>
internal static class OptionJson
{
    public static void Write(TextWriter writer, IReadOnlyList<OptionEntry> found, string? script)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartArray();
            foreach (OptionEntry entry in found)
                WriteEntry(json, entry, script);
            json.WriteEndArray();
        }

        writer.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static void WriteEntry(Utf8JsonWriter json, OptionEntry entry, string? script)
    {
        json.WriteStartObject();
        json.WriteString("name", entry.Name);
        json.WriteString("meaning", entry.Note?.Meaning);
        json.WriteString("usual", entry.Note?.Usual);
        json.WriteTexts("needs", entry.Note?.Needs ?? []);
        json.WriteTexts("conflicts", entry.Note?.Conflicts ?? []);
        json.WriteString("trap", entry.Note?.Trap);
        json.WriteString("since", entry.Note?.Since);
        json.WriteTexts("words", entry.Note?.Words ?? []);
        json.WriteString("dataset_key", entry.DatasetKey);
        json.WriteStartArray("rows");
        foreach (TrainerOption row in entry.Rows.Where(row => script is null || row.Scripts.Contains(script)))
        {
            json.WriteStartObject();
            json.WriteString("type", row.TypeName);
            json.WriteBoolean("list", row.TakesList);
            json.WritePropertyName("default");
            if (row.Default is { } fallback)
                fallback.WriteTo(json);
            else
                json.WriteNullValue();
            json.WriteStartArray("choices");
            foreach (SettingValue choice in row.Choices)
                choice.WriteTo(json);
            json.WriteEndArray();
            json.WriteTexts("scripts", row.Scripts);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
