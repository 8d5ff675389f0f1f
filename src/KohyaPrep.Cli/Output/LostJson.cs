using System.Text.Json;
using KohyaPrep.Core.Forms;

namespace KohyaPrep.Cli.Output;

/// <summary>What is lost, under the key <c>lost</c>: each with <c>name</c>, <c>value</c>, <c>file</c>, <c>line</c> and <c>why</c>.</summary>
internal static class LostJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<LostSetting> all)
    {
        json.WriteStartArray("lost");
        foreach (LostSetting lost in all)
        {
            json.WriteStartObject();
            json.WriteString("name", lost.Name);
            json.WriteString("value", lost.Value);
            json.WriteString("file", lost.Location.Path);
            json.WriteNumber("line", lost.Location.Line);
            json.WriteString("why", lost.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
