using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KohyaPrep.Core.Trainer.Scans;
using KohyaPrep.Launching.Scans;

namespace KohyaPrep.Cli.Output;

/// <summary>
/// What a scan found, as one JSON object with these keys: <c>file</c> (the catalogue that was written), <c>trainer</c>, <c>version</c>, <c>commit</c>,
/// <c>date</c>, <c>python</c>, <c>trouble</c>, <c>scripts</c> (<c>name</c>, <c>way</c>, <c>options</c>, <c>stand_ins</c>, <c>unread</c>, <c>disagreements</c>,
/// <c>reason</c>), <c>options</c>, <c>rows</c> and <c>difference</c> (<c>new_scripts</c>, <c>gone_scripts</c>, <c>new_options</c>, <c>gone_options</c>, <c>moved</c>,
/// <c>changes</c> with <c>name</c>, <c>field</c>, <c>before</c>, <c>after</c>, <c>scripts</c>).
/// </summary>
internal static class ScanJson
{
    public static void Write(TextWriter writer, CheckoutReading reading, string file, CatalogueDifference difference)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteString("trainer", reading.Catalogue.Trainer);
            json.WriteString("version", reading.Catalogue.Version);
            json.WriteString("commit", reading.Catalogue.Commit);
            json.WriteString("date", reading.Catalogue.Date);
            json.WriteString("python", reading.Python);
            json.WriteString("trouble", reading.Trouble);
            json.WriteStartArray("scripts");
            foreach (ScannedScript script in reading.Scripts)
                WriteScript(json, script);
            json.WriteEndArray();
            json.WriteNumber("options", reading.Catalogue.NameCount);
            json.WriteNumber("rows", reading.Catalogue.Options.Count);
            WriteDifference(json, difference);
            json.WriteEndObject();
        }

        writer.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static void WriteScript(Utf8JsonWriter json, ScannedScript script)
    {
        json.WriteStartObject();
        json.WriteString("name", script.Name);
        json.WriteString("way", script.WayName);
        json.WriteNumber("options", script.Options.Count);
        WriteTexts(json, "stand_ins", script.StandIns);
        WriteTexts(json, "unread", script.Unread);
        WriteTexts(json, "disagreements", script.Disagreements);
        json.WriteString("reason", script.Reason);
        json.WriteEndObject();
    }

    private static void WriteDifference(Utf8JsonWriter json, CatalogueDifference difference)
    {
        json.WriteStartObject("difference");
        WriteTexts(json, "new_scripts", difference.NewScripts);
        WriteTexts(json, "gone_scripts", difference.GoneScripts);
        WriteTexts(json, "new_options", difference.NewOptions);
        WriteTexts(json, "gone_options", difference.GoneOptions);
        WriteTexts(json, "moved", difference.Moved);
        json.WriteStartArray("changes");
        foreach (OptionChange change in difference.Changes)
        {
            json.WriteStartObject();
            json.WriteString("name", change.Name);
            json.WriteString("field", change.Field);
            json.WriteString("before", change.Before);
            json.WriteString("after", change.After);
            WriteTexts(json, "scripts", change.Scripts);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string key, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(key);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }
}
