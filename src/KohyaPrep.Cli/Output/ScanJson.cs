using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KohyaPrep.Core;
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
        json.WriteTexts("stand_ins", script.StandIns);
        json.WriteTexts("unread", script.Unread);
        json.WriteTexts("disagreements", script.Disagreements);
        json.WriteString("reason", script.Reason);
        json.WriteEndObject();
    }

    private static void WriteDifference(Utf8JsonWriter json, CatalogueDifference difference)
    {
        json.WriteStartObject("difference");
        json.WriteTexts("new_scripts", difference.NewScripts);
        json.WriteTexts("gone_scripts", difference.GoneScripts);
        json.WriteTexts("new_options", difference.NewOptions);
        json.WriteTexts("gone_options", difference.GoneOptions);
        json.WriteTexts("moved", difference.Moved);
        json.WriteStartArray("changes");
        foreach (OptionChange change in difference.Changes)
        {
            json.WriteStartObject();
            json.WriteString("name", change.Name);
            json.WriteString("field", change.Field);
            json.WriteString("before", change.Before);
            json.WriteString("after", change.After);
            json.WriteTexts("scripts", change.Scripts);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
