using System.Buffers;
using System.Text;
using System.Text.Json;

namespace KohyaPrep.Core.Findings;

/// <summary>
/// Writes findings as JSON. The form is stable: an object with exactly these keys, in this order, none ever left out.
/// <c>code</c>, <c>name</c>, <c>severity</c> (error, warning, info), <c>file</c> (as the user would write it), <c>line</c> and <c>column</c> (1-based; 0
/// when the whole file or line is meant), <c>message</c>, <c>remedy</c>, <c>fix</c> (what <c>check --fix</c> would do; null when nothing).
/// </summary>
public static class FindingJson
{
    private const int FindingsAtOnce = 256;

    /// <summary>One indented array, and a line break; piece by piece, since there may be very many.</summary>
    public static void WriteArray(TextWriter writer, IEnumerable<Finding> findings)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter json = new(buffer, JsonText.Options);
        json.WriteStartArray();
        foreach (Finding[] some in findings.Chunk(FindingsAtOnce))
        {
            foreach (Finding finding in some)
                WriteObject(json, finding);
            Pour();
        }

        json.WriteEndArray();
        Pour();
        writer.Write('\n');

        void Pour()
        {
            json.Flush();
            writer.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
            buffer.ResetWrittenCount();
        }
    }

    /// <summary>One object a line (JSON Lines).</summary>
    public static void WriteLines(TextWriter writer, IEnumerable<Finding> findings)
    {
        foreach (Finding finding in findings)
            writer.Write(JsonText.Of(json => WriteObject(json, finding), indented: false));
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
        json.WriteString("fix", finding.Fix?.Text);
        json.WriteEndObject();
    }
}
