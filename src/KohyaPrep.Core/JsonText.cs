using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KohyaPrep.Core;

/// <summary>JSON as this program writes it everywhere: line feeds, and readable letters, since none of it goes into a web page.</summary>
public static class JsonText
{
    /// <summary>For a document that is too large to be held whole.</summary>
    public static JsonWriterOptions Options => OptionsFor(indented: true);

    /// <param name="content">Writes exactly one value.</param>
    /// <param name="indented">Two blanks a level; otherwise all on one line.</param>
    /// <returns>The value and a line feed.</returns>
    public static string Of(Action<Utf8JsonWriter> content, bool indented = true)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, OptionsFor(indented)))
            content(json);
        return Encoding.UTF8.GetString(buffer.WrittenSpan) + "\n";
    }

    /// <summary>A list of texts under a key.</summary>
    public static void WriteTexts(this Utf8JsonWriter json, string key, IEnumerable<string> texts)
    {
        json.WriteStartArray(key);
        foreach (string text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static JsonWriterOptions OptionsFor(bool indented) =>
        new() { Indented = indented, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
