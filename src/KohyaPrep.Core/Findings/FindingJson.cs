using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace KohyaPrep.Core.Findings;

/// <summary>
/// Writes findings as JSON. The form is stable: an object with exactly these keys, in this order, none ever left out.
/// <c>code</c>, <c>name</c>, <c>severity</c> (error, warning, info), <c>file</c> (as the user would write it), <c>line</c> and <c>column</c> (1-based; 0
/// when the whole file or line is meant), <c>message</c>, <c>remedy</c>.
/// </summary>
public static class FindingJson
{
    // Nothing here goes into a web page, and quotes and umlauts are to stay readable.
    private static readonly JavaScriptEncoder Readable = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>One indented array, and a line break.</summary>
    public static void WriteArray(TextWriter writer, IEnumerable<Finding> findings)
    {
        Write(writer, indented: true, json =>
        {
            json.WriteStartArray();
            foreach (Finding finding in findings)
                WriteObject(json, finding);
            json.WriteEndArray();
        });
    }

    /// <summary>One object a line (JSON Lines).</summary>
    public static void WriteLines(TextWriter writer, IEnumerable<Finding> findings)
    {
        foreach (Finding finding in findings)
            Write(writer, indented: false, json => WriteObject(json, finding));
    }

    /// <summary>One finding, as a value of any larger document.</summary>
    public static void WriteObject(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("code", finding.Code);
        json.WriteString("name", finding.Name);
        json.WriteString("severity", FindingText.WordOf(finding.Severity));
        json.WriteString("file", finding.Location.Path);
        json.WriteNumber("line", finding.Location.Line);
        json.WriteNumber("column", finding.Location.Column);
        json.WriteString("message", finding.Message);
        json.WriteString("remedy", finding.Remedy);
        json.WriteEndObject();
    }

    private static void Write(TextWriter writer, bool indented, Action<Utf8JsonWriter> content)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Indented = indented, NewLine = "\n", Encoder = Readable }))
            content(json);
        writer.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        writer.Write('\n');
    }
}
