using System.Text.Json;
using KohyaPrep.Core.Fixes;

namespace KohyaPrep.Cli.Output;

/// <summary>Lines that change, as the value of <c>lines</c>.</summary>
internal static class DifferenceJsonLines
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<LineChange> lines)
    {
        json.WriteStartArray("lines");
        foreach (LineChange line in lines)
        {
            json.WriteStartObject();
            json.WriteString("before", line.Before);
            json.WriteString("after", line.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
