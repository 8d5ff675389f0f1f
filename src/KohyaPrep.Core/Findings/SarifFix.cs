using System.Text.Json;

namespace KohyaPrep.Core.Findings;

/// <summary>Writes how a result is fixed (SARIF 2.1.0, 3.55 to 3.57): one change in one file.</summary>
internal static class SarifFix
{
    public static void Write(Utf8JsonWriter json, FileEdit edit)
    {
        json.WriteStartArray("fixes");
        json.WriteStartObject();
        FindingSarif.WriteText(json, "description", edit.Description);
        json.WriteStartArray("artifactChanges");
        json.WriteStartObject();
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", FindingSarif.UriOf(edit.Path));
        json.WriteEndObject();
        json.WriteStartArray("replacements");
        json.WriteStartObject();
        WriteReplacement(json, edit);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteReplacement(Utf8JsonWriter json, FileEdit edit)
    {
        json.WriteStartObject("deletedRegion");
        switch (edit)
        {
            case FileEdit.OfText text:
                json.WriteNumber("startLine", text.StartLine);
                json.WriteNumber("startColumn", text.StartColumn);
                json.WriteNumber("endLine", text.EndLine);
                json.WriteNumber("endColumn", text.EndColumn);
                json.WriteEndObject();
                FindingSarif.WriteText(json, "insertedContent", text.Text);
                break;
            case FileEdit.OfBytes bytes:
                json.WriteNumber("byteOffset", bytes.Offset);
                json.WriteNumber("byteLength", bytes.Length);
                json.WriteEndObject();
                json.WriteStartObject("insertedContent");
                json.WriteBase64String("binary", bytes.Bytes);
                json.WriteEndObject();
                break;
        }
    }
}
