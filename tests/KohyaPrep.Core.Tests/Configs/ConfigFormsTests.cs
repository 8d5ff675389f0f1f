using System.Globalization;
using System.Text.Json;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer;
using Tomlyn;
using Tomlyn.Model;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KohyaPrep.Core.Tests.Configs;

public class ConfigFormsTests
{
    private static readonly TrainerFileSet Set = TrainerFiles.Of(
        Example.Recipe().With("training_comment", "yes: \"no\" # \\ 0x1F ~ ü\t1").With("noise_offset", "2e-6").With("metadata_title", "null"),
        Example.Buckets(),
        "C:\\models\\new.safetensors");

    [Fact]
    public void Json_has_the_settings_of_both_files()
    {
        using JsonDocument document = JsonDocument.Parse(ConfigForms.Json(Set));
        JsonElement dataset = document.RootElement.GetProperty("dataset");
        Check(document.RootElement.GetProperty("training"), Set.Training.SelectMany(section => section.Settings));
        Check(dataset.GetProperty("general"), Set.Dataset.General);
        Check(dataset.GetProperty("datasets")[0], Set.Dataset.Dataset);
        Check(dataset.GetProperty("datasets")[0].GetProperty("subsets")[0], Set.Dataset.Subset);

        static void Check(JsonElement table, IEnumerable<Setting> settings) => Assert.All(settings, setting => Assert.Equal(
            setting.Value is SettingValue.Text text ? JsonSerializer.Serialize(text.Value) : TomlText.Of(setting.Value),
            setting.Value is SettingValue.Text
                ? JsonSerializer.Serialize(table.GetProperty(setting.Name).GetString())
                : table.GetProperty(setting.Name).GetRawText().ReplaceLineEndings("").Replace("  ", "", StringComparison.Ordinal)
                    .Replace(",", ", ", StringComparison.Ordinal).Replace(",  ", ", ", StringComparison.Ordinal)));
    }

    [Fact]
    public void Yaml_has_the_settings_of_both_files()
    {
        YamlStream stream = [];
        stream.Load(new StringReader(ConfigForms.Yaml(Set)));
        YamlMappingNode root = (YamlMappingNode)stream.Documents[0].RootNode;
        YamlNode dataset = root["dataset"];
        Check(root["training"], Set.Training.SelectMany(section => section.Settings));
        Check(dataset["general"], Set.Dataset.General);
        Check(dataset["datasets"][0], Set.Dataset.Dataset);
        Check(dataset["datasets"][0]["subsets"][0], Set.Dataset.Subset);

        static void Check(YamlNode table, IEnumerable<Setting> settings) =>
            Assert.All(settings, setting => Assert.Equal(setting.Value, Read(table[setting.Name])));
    }

    [Fact]
    public void Toml_has_the_settings_of_both_files()
    {
        TomlTable root = TomlSerializer.Deserialize<TomlTable>(ConfigForms.Toml(Set))!;
        Assert.Equal(Set.Training.Sum(section => section.Settings.Count), ((TomlTable)root["training"]).Count);
        Assert.Equal("C:\\models\\new.safetensors", ((TomlTable)root["training"])["pretrained_model_name_or_path"]);
        TomlTable dataset = ((TomlTableArray)((TomlTable)root["dataset"])["datasets"])[0];
        Assert.Equal("dataset/images", ((TomlTableArray)dataset["subsets"])[0]["image_dir"]);
    }

    [Fact]
    public void The_accelerate_file_says_processes_and_precision()
    {
        YamlStream stream = [];
        stream.Load(new StringReader(AccelerateYaml.Write(2, "no")));
        YamlNode root = stream.Documents[0].RootNode;
        Assert.Equal(("MULTI_GPU", "2", "no", "false"), (root["distributed_type"].ToString(), root["num_processes"].ToString(),
            root["mixed_precision"].ToString(), root["use_cpu"].ToString()));
        Assert.Equal(ScalarStyle.DoubleQuoted, ((YamlScalarNode)root["mixed_precision"]).Style);
        Assert.Contains("distributed_type: \"NO\"", AccelerateYaml.Write(1, "fp16"), StringComparison.Ordinal);
    }

    // Types as YAML's core schema has them: quoted is text.
    private static SettingValue Read(YamlNode node) => node switch
    {
        YamlSequenceNode list => new SettingValue.Items([.. list.Select(Read)]),
        YamlScalarNode { Style: ScalarStyle.DoubleQuoted } text => SettingValue.Of(text.Value!),
        YamlScalarNode { Value: "true" or "false" } flag => SettingValue.Of(flag.Value == "true"),
        YamlScalarNode whole when long.TryParse(whole.Value, CultureInfo.InvariantCulture, out long number) => SettingValue.Of(number),
        YamlScalarNode number => SettingValue.Of(double.Parse(number.Value!, CultureInfo.InvariantCulture)),
        _ => throw new InvalidOperationException(),
    };
}
