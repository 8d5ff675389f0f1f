using System.Text.Json;
using Tomlyn;
using Tomlyn.Model;

namespace KohyaPrep.Cli.Tests;

/// <summary>The files for the trainer, against the trainer's own list of options, by a reader that is not the program's.</summary>
public sealed class TrainerFilesTests(DemoRun demo) : IClassFixture<DemoRun>
{
    /// <summary>Keys of a dataset file that are no options of the scripts, and what each takes (config_util.py).</summary>
    private static readonly Dictionary<string, Type> DatasetKeys = new()
    {
        ["image_dir"] = typeof(string),
        ["conditioning_data_dir"] = typeof(string),
        ["metadata_file"] = typeof(string),
        ["class_tokens"] = typeof(string),
        ["num_repeats"] = typeof(long),
        ["batch_size"] = typeof(long),
        ["resize_interpolation"] = typeof(string),
    };

    public static TheoryData<string> Templates => NewTests.Templates;

    [Theory, MemberData(nameof(Templates))]
    public void A_templates_files_name_only_options_of_their_script(string template)
    {
        string options = Shared.Path("trainer/options.json");
        using TemporaryFolder folder = new();
        Sprites.Write(folder.Path("images"), 3);
        RecipeFile.Write(folder, template, "images");
        ProgramResult result = Program.Run(folder.Root, "prepare", "recipe.yaml").Expect(0);
        Check(options, folder.Path("out"), result.Output);
    }

    [Theory]
    [InlineData("lora-sd15")]
    [InlineData("controlnet-sdxl")]
    [InlineData("dreambooth-sd15")]
    public void The_demos_files_name_only_options_of_their_script(string recipe)
    {
        string block = demo.Result.Output.Split("\n\n").Single(block => block.StartsWith(recipe + ":", StringComparison.Ordinal));
        Check(Shared.Path("trainer/options.json"), Path.Combine(demo.Root, "out", recipe), block);
    }

    private static void Check(string options, string folder, string output)
    {
        string script = Path.GetFileNameWithoutExtension(output.Split('\n').Single(line => line.StartsWith("  trainer", StringComparison.Ordinal)).Split(':')[0].Split(' ')[^1]);
        using JsonDocument catalogue = JsonDocument.Parse(File.ReadAllText(options));
        Dictionary<string, JsonElement> known = catalogue.RootElement.GetProperty("options").EnumerateArray()
            .Where(option => option.GetProperty("scripts").EnumerateArray().Any(name => name.GetString() == script))
            .ToDictionary(option => option.GetProperty("name").GetString()!);
        Assert.NotEmpty(known);

        Dictionary<string, object> training = [];
        foreach ((string name, object value) in Parse(Path.Combine(folder, "training.toml")))
        {
            // A table is a section, which means nothing to the trainer.
            foreach ((string inner, object innerValue) in value as IEnumerable<KeyValuePair<string, object>> ?? [new(name, value)])
                Assert.True(training.TryAdd(inner, innerValue), $"{inner} stands there twice");
        }

        foreach ((string name, object value) in training)
        {
            Assert.True(known.ContainsKey(name), $"training.toml: {name} is no option of {script}");
            AssertType(known[name], value);
        }

        foreach (string needed in (string[])["output_dir", "output_name", "learning_rate", "save_state", "logging_dir", "console_log_simple", "cache_latents"])
            Assert.True(training.ContainsKey(needed), $"training.toml lacks {needed}");
        // The LLLite script draws no samples.
        Assert.Equal(!script.EndsWith("lllite", StringComparison.Ordinal), training.ContainsKey("sample_prompts"));
        if (training.TryGetValue("sample_prompts", out object? prompts))
            Assert.True(File.Exists(Path.Combine(folder, (string)prompts)));
        CheckDataset(folder, script, known);
    }

    private static void CheckDataset(string folder, string script, Dictionary<string, JsonElement> known)
    {
        TomlTable file = Parse(Path.Combine(folder, "dataset.toml"));
        TomlTable dataset = Assert.Single((TomlTableArray)file["datasets"]);
        TomlTable subset = Assert.Single((TomlTableArray)dataset["subsets"]);
        TomlTable general = file.TryGetValue("general", out object? section) ? (TomlTable)section : [];
        foreach ((string name, object value) in general.Concat(dataset.Where(pair => pair.Key != "subsets")).Concat(subset))
        {
            if (name == "resolution")
                Assert.True(value is long or TomlArray { Count: 2 }, "resolution takes one or two whole numbers");
            else if (DatasetKeys.TryGetValue(name, out Type? type))
                Assert.IsType(type, value);
            else if (known.TryGetValue(name, out JsonElement option))
                AssertType(option, value);
            else
                Assert.Fail($"dataset.toml: {name} is no key of it");
        }

        Assert.True(Directory.Exists(Path.Combine(folder, (string)subset["image_dir"])));
        Assert.Equal("nearest", general.Concat(dataset).Concat(subset).First(pair => pair.Key == "resize_interpolation").Value);
        Assert.Equal(script.Contains("control_net", StringComparison.Ordinal), subset.ContainsKey("conditioning_data_dir"));
        Assert.Equal(script == "fine_tune", subset.ContainsKey("metadata_file") && script == "fine_tune");
        bool readsCaptionFiles = !subset.ContainsKey("metadata_file");
        Assert.Equal(readsCaptionFiles, general.ContainsKey("caption_extension") || subset.ContainsKey("caption_extension"));
        if (subset.TryGetValue("metadata_file", out object? metadata))
            Assert.Equal(3, JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, (string)metadata))).RootElement.EnumerateObject().Count());
    }

    private static void AssertType(JsonElement option, object value)
    {
        string type = option.GetProperty("type").GetString()!, name = option.GetProperty("name").GetString()!;
        object[] values = option.TryGetProperty("nargs", out _) ? [.. ((TomlArray)value).Select(item => item!)] : [value];
        foreach (object item in values)
        {
            bool fits = type switch
            {
                "bool" => item is bool,
                "int" => item is long,
                "float" => item is double,
                "int_or_float" => item is long or double,
                _ => item is string,
            };
            Assert.True(fits, $"{name} takes {type} and is {item} ({item.GetType().Name})");
            if (option.TryGetProperty("choices", out JsonElement choices) && choices.ValueKind == JsonValueKind.Array)
                Assert.Contains(Convert.ToString(item, System.Globalization.CultureInfo.InvariantCulture), choices.EnumerateArray().Select(choice => choice.ToString()));
        }
    }

    private static TomlTable Parse(string file) => TomlSerializer.Deserialize<TomlTable>(File.ReadAllText(file))!;
}
