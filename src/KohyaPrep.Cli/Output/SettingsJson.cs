using System.Text.Json;
using KohyaPrep.Core;
using KohyaPrep.Core.Configs;

namespace KohyaPrep.Cli.Output;

/// <summary>Settings as one JSON object; its form is in docs/config-explain.md.</summary>
internal static class SettingsJson
{
    /// <param name="script">Without <c>.py</c>.</param>
    public static void Write(TextWriter output, string script, IReadOnlyList<ExplainedSection> sections) => output.Write(JsonText.Of(json =>
    {
        json.WriteStartObject();
        json.WriteString("script", script);
        json.WriteStartArray("sections");
        foreach (ExplainedSection section in sections)
        {
            json.WriteStartObject();
            json.WriteString("title", section.Title);
            json.WriteStartArray("settings");
            foreach (ExplainedSetting setting in section.Settings)
                Write(json, setting);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }));

    private static void Write(Utf8JsonWriter json, ExplainedSetting setting)
    {
        json.WriteStartObject();
        json.WriteString("name", setting.Name);
        json.WritePropertyName("value");
        json.WriteNode(setting.Node);
        json.WriteString("source", WordOf(setting.Source));
        json.WriteString("origin", setting.Origin);
        json.WriteString("file", setting.Place?.Path);
        json.WriteNumber("line", setting.Place?.Line ?? 0);
        json.WriteString("remark", setting.Remark);
        json.WriteString("meaning", setting.Meaning);
        json.WriteEndObject();
    }

    private static string WordOf(SettingSource source) => source switch
    {
        SettingSource.File => "file",
        SettingSource.Recipe => "recipe",
        SettingSource.Template => "template",
        SettingSource.RecipeDefault => "recipe_default",
        SettingSource.CommandLine => "command_line",
        SettingSource.WorkedOut => "worked_out",
        SettingSource.TrainerDefault => "trainer_default",
        _ => "trainer",
    };
}
