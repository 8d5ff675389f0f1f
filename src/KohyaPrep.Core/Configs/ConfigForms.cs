using System.Text;
using System.Text.Json;
using KohyaPrep.Core.Trainer;

namespace KohyaPrep.Core.Configs;

/// <summary>
/// One document with the settings of both files, in the form that is asked for: <c>training</c> is flat, <c>dataset</c> is as the
/// dataset file has it.
/// </summary>
public static class ConfigForms
{
    public static string Toml(TrainerFileSet set)
    {
        StringBuilder text = new();
        text.Append("[training]\n").AppendSettings(Training(set));
        text.Append("\n[dataset.general]\n").AppendSettings(set.Dataset.General);
        foreach ((IReadOnlyList<Setting> dataset, IReadOnlyList<IReadOnlyList<Setting>> subsets) in set.Dataset.Datasets)
        {
            text.Append("\n[[dataset.datasets]]\n").AppendSettings(dataset);
            foreach (IReadOnlyList<Setting> subset in subsets)
                text.Append("\n[[dataset.datasets.subsets]]\n").AppendSettings(subset);
        }

        return text.ToString();
    }

    public static string Json(TrainerFileSet set)
    {
        return JsonText.Of(json =>
        {
            json.WriteStartObject();
            json.WriteStartObject("training");
            WriteSettings(json, Training(set));
            json.WriteEndObject();
            json.WriteStartObject("dataset");
            json.WriteStartObject("general");
            WriteSettings(json, set.Dataset.General);
            json.WriteEndObject();
            json.WriteStartArray("datasets");
            foreach ((IReadOnlyList<Setting> dataset, IReadOnlyList<IReadOnlyList<Setting>> subsets) in set.Dataset.Datasets)
            {
                json.WriteStartObject();
                WriteSettings(json, dataset);
                json.WriteStartArray("subsets");
                foreach (IReadOnlyList<Setting> subset in subsets)
                {
                    json.WriteStartObject();
                    WriteSettings(json, subset);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    public static string Yaml(TrainerFileSet set)
    {
        StringBuilder text = new();
        text.Append("training:\n");
        AppendYaml(text, Training(set), "  ", "  ");
        text.Append("dataset:\n  general:").Append(set.Dataset.General.Count == 0 ? " {}\n" : "\n");
        AppendYaml(text, set.Dataset.General, "    ", "    ");
        text.Append("  datasets:\n");
        foreach ((IReadOnlyList<Setting> dataset, IReadOnlyList<IReadOnlyList<Setting>> subsets) in set.Dataset.Datasets)
        {
            AppendYaml(text, dataset, "    - ", "      ");
            text.Append("      subsets:\n");
            foreach (IReadOnlyList<Setting> subset in subsets)
                AppendYaml(text, subset, "        - ", "          ");
        }

        return text.ToString();
    }

    private static IEnumerable<Setting> Training(TrainerFileSet set) => set.Training.SelectMany(section => section.Settings);

    private static void AppendYaml(StringBuilder text, IEnumerable<Setting> settings, string first, string further)
    {
        string indent = first;
        foreach (Setting setting in settings)
        {
            text.Append(indent).Append(setting.Name).Append(": ").Append(YamlOf(setting.Value)).Append('\n');
            indent = further;
        }
    }

    // A double-quoted scalar of YAML knows the escapes of a basic string of TOML. YAML 1.1 readers, Python's among them, take a float
    // without a point for text.
    private static string YamlOf(SettingValue value) => value switch
    {
        SettingValue.Items items => $"[{string.Join(", ", items.Values.Select(YamlOf))}]",
        SettingValue.Number number when !number.Shown.Contains('.') => number.Shown.Replace("e", ".0e", StringComparison.Ordinal),
        _ => TomlText.Of(value),
    };

    private static void WriteSettings(Utf8JsonWriter json, IEnumerable<Setting> settings)
    {
        foreach (Setting setting in settings)
        {
            json.WritePropertyName(setting.Name);
            WriteValue(json, setting.Value);
        }
    }

    private static void WriteValue(Utf8JsonWriter json, SettingValue value)
    {
        switch (value)
        {
            case SettingValue.Text text:
                json.WriteStringValue(text.Value);
                break;
            case SettingValue.Flag flag:
                json.WriteBooleanValue(flag.Value);
                break;
            case SettingValue.Items items:
                json.WriteStartArray();
                foreach (SettingValue item in items.Values)
                    WriteValue(json, item);
                json.WriteEndArray();
                break;
            default:
                // The same spelling everywhere: a float keeps its point.
                json.WriteRawValue(value.Shown);
                break;
        }
    }
}
