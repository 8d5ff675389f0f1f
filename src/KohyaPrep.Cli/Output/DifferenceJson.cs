using System.Text.Json;
using KohyaPrep.Core;
using KohyaPrep.Core.Forms;

namespace KohyaPrep.Cli.Output;

/// <summary>
/// Differences as one JSON object: <c>a</c> and <c>b</c>, each with its <c>script</c>; <c>differences</c>, each with <c>name</c>, <c>a</c> and
/// <c>b</c> (an object with <c>value</c> and <c>origin</c>, which is null for the trainer's default; null where the script has no such
/// option), <c>default</c> (a, b, both or null: whose value is the trainer's default), <c>meaning</c> and <c>remark</c>.
/// </summary>
internal static class DifferenceJson
{
    public static void Write(TextWriter writer, EffectiveSettings a, EffectiveSettings b, IReadOnlyList<SettingDifference> differences) => writer.Write(JsonText.Of(json =>
    {
        json.WriteStartObject();
        foreach ((string side, EffectiveSettings settings) in ((string, EffectiveSettings)[])[("a", a), ("b", b)])
        {
            json.WriteStartObject(side);
            json.WriteString("script", settings.Script);
            json.WriteEndObject();
        }

        json.WriteStartArray("differences");
        foreach (SettingDifference difference in differences)
        {
            json.WriteStartObject();
            json.WriteString("name", difference.Name);
            WriteSide(json, "a", difference.A);
            WriteSide(json, "b", difference.B);
            json.WriteString("default", difference.Default);
            json.WriteString("meaning", difference.Meaning);
            json.WriteString("remark", difference.Remark);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }));

    private static void WriteSide(Utf8JsonWriter json, string side, EffectiveSetting? setting)
    {
        if (setting is null)
        {
            json.WriteNull(side);
            return;
        }

        json.WriteStartObject(side);
        json.WriteString("value", setting.Value);
        json.WriteString("origin", setting.Origin);
        json.WriteEndObject();
    }
}
