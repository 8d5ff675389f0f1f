using System.Text.Json;
using KohyaPrep.Core.Fixes;

namespace KohyaPrep.Cli.Output;

/// <summary>What was asked for and is not done, as the value of <c>left</c>.</summary>
internal static class LeftAloneJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<LeftAlone> left)
    {
        json.WriteStartArray("left");
        foreach (LeftAlone one in left)
        {
            json.WriteStartObject();
            json.WriteString("file", one.Shown);
            if (one.Code.Length > 0)
                json.WriteString("code", one.Code);
            json.WriteString("why", one.Why);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
