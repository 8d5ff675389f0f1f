using System.Text.Json;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Datasets;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Trainer;
using Tomlyn;
using Tomlyn.Model;

namespace KohyaPrep.Core.Tests.Configs;

public class TrainerFilesTests
{
    private const string Model = "/models/sd v1 ü.safetensors";

    public static TheoryData<Route, ModelFamily> Pairs
    {
        get
        {
            TheoryData<Route, ModelFamily> pairs = [];
            foreach ((Route route, ModelFamily family, _) in Example.Scripts)
                pairs.Add(route, family);
            return pairs;
        }
    }

    private static IEnumerable<TrainerFileSet> SetsOf(Route route, ModelFamily family)
    {
        Recipe full = Example.Recipe(route, family);
        foreach (Recipe recipe in (Recipe[])[full, Example.Sparse(full), full.With("shuffle_caption", "true").With("noise_offset", "0.05")])
        {
            foreach (TrainingSet set in (TrainingSet[])[Example.Set(), Example.Set(96), Example.Buckets(), Example.Buckets(1024)])
                yield return TrainerFiles.Of(recipe, set, Model);
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Every_key_of_the_training_file_is_an_option_of_the_script_with_its_type_and_choices(Route route, ModelFamily family)
    {
        foreach (TrainerFileSet set in SetsOf(route, family))
        {
            List<string> names = [];
            foreach (Setting setting in set.Training.SelectMany(section => section.Settings))
            {
                TrainerOption? option = OptionCatalogue.Current.Find(setting.Name, set.Script.Name);
                Assert.True(option is not null, $"{set.Script.Name} has no {setting.Name}");
                SettingValue[] values = setting.Value is SettingValue.Items items ? [.. items.Values] : [setting.Value];
                Assert.Equal(option.TakesList, setting.Value is SettingValue.Items);
                Assert.All(values, value => Assert.True(Fits(option.Type, value), $"{setting.Name} = {value}"));
                if (option.Choices.Count > 0)
                    Assert.Contains(setting.Value, option.Choices);
                names.Add(setting.Name);
            }
            Assert.Equal(names.Distinct(), names);
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Every_key_of_the_dataset_file_is_one_that_the_script_takes_there(Route route, ModelFamily family)
    {
        foreach (TrainerFileSet set in SetsOf(route, family))
        {
            Check(set.Dataset.General, DatasetLevel.General);
            Check(set.Dataset.Dataset, DatasetLevel.Dataset);
            Check(set.Dataset.Subset, DatasetLevel.Subset);

            void Check(IEnumerable<Setting> settings, DatasetLevel level)
            {
                foreach (Setting setting in settings)
                {
                    DatasetKey? key = DatasetKeys.Find(setting.Name, set.Script.Name, level, set.Script.Form);
                    Assert.True(key?.Takes(setting.Value) == true, $"{set.Script.Name} {level}: {setting}");
                }
            }
            IEnumerable<string> required = DatasetKeys.Of(set.Script.Name, DatasetLevel.Subset, set.Script.Form)
                .Where(key => key.IsRequired).Select(key => key.Name);
            Assert.Subset(set.Dataset.Subset.Select(setting => setting.Name).ToHashSet(), required.ToHashSet());
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void The_texts_read_back_as_the_settings(Route route, ModelFamily family)
    {
        foreach (TrainerFileSet set in SetsOf(route, family))
        {
            TomlTable training = Toml(set.TextOf(TrainerFileSet.TrainingPath)!);
            foreach (SettingSection section in set.Training)
                AssertSame(section.Settings, (TomlTable)training[section.Name]);
            TomlTable dataset = Toml(set.TextOf(TrainerFileSet.DatasetPath)!);
            AssertSame(set.Dataset.General, (TomlTable)dataset["general"]);
            TomlTable only = Assert.Single((TomlTableArray)dataset["datasets"]);
            AssertSame(set.Dataset.Dataset, only);
            AssertSame(set.Dataset.Subset, Assert.Single((TomlTableArray)only["subsets"]));
            Assert.All(set.Files, file =>
            {
                Assert.DoesNotContain('\r', file.Text);
                Assert.DoesNotContain('\uFEFF', file.Text);
                Assert.EndsWith("\n", file.Text, StringComparison.Ordinal);
            });
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void What_a_training_needs_to_start_and_to_end_well_is_there(Route route, ModelFamily family)
    {
        foreach (TrainerFileSet set in SetsOf(route, family))
        {
            Assert.Equal(Model, set.Find("pretrained_model_name_or_path")!.Value.Shown);
            Assert.Equal("model", set.Find("output_dir")!.Value.Shown);
            Assert.Equal("punks", set.Find("output_name")!.Value.Shown);
            Assert.Equal("safetensors", set.Find("save_model_as")!.Value.Shown);
            Assert.Equal("logs", set.Find("logging_dir")!.Value.Shown);
            Assert.Equal("true", set.Find("cache_latents")!.Value.Shown);
            Assert.Null(set.Find("resolution"));
            Assert.Equal(set.Script.Form == SubsetForm.Metadata, set.FindInDataset("caption_extension") is null);
            Assert.Equal(set.Script.Form == SubsetForm.Metadata, set.TextOf(TrainerFileSet.MetadataPath) is not null);
            Assert.Equal(set.Script.Form == SubsetForm.ControlPairs, set.FindInDataset("conditioning_data_dir") is not null);
            Assert.All(set.All.Where(setting => setting.Name.Contains("every_n", StringComparison.Ordinal)),
                setting => Assert.True(((SettingValue.Whole)setting.Value).Value > 0));
            Assert.Equal(set.Find("sample_prompts") is null, set.TextOf(TrainerFileSet.SamplePromptsPath) is null);
            if (set.Find("sample_every_n_epochs") is not null)
                Assert.True(set.Script.Samples && set.Find("sample_prompts") is not null);
            if (set.FindInDataset("bucket_reso_steps") is { } steps)
                Assert.Equal(set.Script.BucketSteps, ((SettingValue.Whole)steps.Value).Value);
        }
    }

    [Fact]
    public void Pixel_art_is_scaled_by_nearest_neighbour_only() => Assert.Equal(
        ("nearest", null),
        (TrainerFiles.Of(Example.Recipe(), Example.Set(), null).FindInDataset("resize_interpolation")!.Value.Shown,
         TrainerFiles.Of(Example.Recipe(), Example.Set(isPixelArt: false), null).FindInDataset("resize_interpolation")));

    [Fact]
    public void A_base_model_that_is_not_known_is_a_comment_and_no_setting()
    {
        TrainerFileSet set = TrainerFiles.Of(Example.Recipe() with { Model = "my \"model\"\n[x]" }, Example.Set(), null);
        Assert.Null(set.Find("pretrained_model_name_or_path"));
        Assert.Contains("# pretrained_model_name_or_path is missing", set.TextOf("training.toml"), StringComparison.Ordinal);
        Assert.Empty((TomlTable)Toml(set.TextOf("training.toml")!)["model"]);
    }

    [Fact]
    public void Each_setting_knows_where_it_came_from()
    {
        TrainerFileSet set = TrainerFiles.Of(Example.Recipe().With("min_snr_gamma", "5"), Example.Set(), Model);
        Assert.Equal("punks.yaml:7", set.Find("learning_rate")!.Origin.ToString());
        Assert.Equal("punks.yaml:20", set.Find("min_snr_gamma")!.Origin.ToString());
        Assert.Equal(OriginKind.Derived, set.Find("output_dir")!.Origin.Kind);
        Assert.Equal(SettingValue.Of(5.0), set.Find("min_snr_gamma")!.Value);
    }

    [Fact]
    public void An_option_that_the_dataset_file_already_says_is_replaced_there()
    {
        TrainerFileSet set = TrainerFiles.Of(
            Example.Recipe().With("train_batch_size", "7").With("resolution", "64,96", true).With("keep_tokens", "1"), Example.Set(), Model);
        Assert.Equal("7", set.FindInDataset("batch_size")!.Value.Shown);
        Assert.Equal("[64, 96]", set.FindInDataset("resolution")!.Value.Shown);
        Assert.Null(set.Find("train_batch_size"));
        Assert.Equal("1", set.Find("keep_tokens")!.Value.Shown);
    }

    [Fact]
    public void An_interval_of_zero_is_left_out_and_asked_steps_put_epochs_aside()
    {
        TrainerFileSet set = TrainerFiles.Of(
            Example.Recipe().With("save_every_n_epochs", "0").With("max_train_steps", "300"), Example.Set(), Model);
        Assert.Null(set.Find("save_every_n_epochs"));
        Assert.Null(set.Find("max_train_epochs"));
        Assert.Equal("300", set.Find("max_train_steps")!.Value.Shown);
    }

    [Theory]
    [InlineData("netwrok_dim", "8", "Did you mean 'network_dim'?")]
    [InlineData("network_dim", "eight", "takes a whole number, not 'eight'")]
    [InlineData("mixed_precision", "bf61", "did you mean 'bf16'?")]
    [InlineData("dataset_config", "other.toml", "cannot be set here")]
    [InlineData("cond_emb_dim", "32", "is not an option of train_network.py")]
    public void An_option_that_cannot_be_taken_stops_with_its_place(string name, string text, string message)
    {
        KohyaPrepException thrown = Assert.Throws<KohyaPrepException>(
            () => TrainerFiles.Of(Example.Recipe().With(name, text), Example.Set(), Model));
        Assert.StartsWith("punks.yaml:20: ", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(message, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_script_can_do_stops()
    {
        Assert.Throws<KohyaPrepException>(
            () => TrainerFiles.Of(Example.Recipe(Route.ControlNetLllite, ModelFamily.Sd15), Example.Set(), Model));
        Assert.Throws<KohyaPrepException>(
            () => TrainerFiles.Of(Example.Recipe(), Example.Buckets() with { Resolution = (48, 48) }, Model));
    }

    [Fact]
    public void Both_rates_of_the_large_control_net_are_the_recipe_s()
    {
        TrainerFileSet set = TrainerFiles.Of(Example.Recipe(Route.ControlNet, ModelFamily.Sdxl), Example.Set(32), Model);
        Assert.Equal(("0.0001", "0.0001"), (set.Find("control_net_lr")!.Value.Shown, set.Find("learning_rate")!.Value.Shown));
        Assert.Null(TrainerFiles.Of(Example.Recipe(Route.ControlNet), Example.Set(), Model).Find("control_net_lr"));
    }

    [Fact]
    public void The_metadata_file_has_each_picture_s_caption_or_the_class_words()
    {
        TrainerFileSet set = TrainerFiles.Of(Example.Recipe(Route.FineTune), Example.Set(), Model);
        using JsonDocument document = JsonDocument.Parse(set.TextOf("metadata.json")!);
        Assert.Equal("punk", document.RootElement.GetProperty("punk_001.png").GetProperty("caption").GetString());
        Assert.Equal("punk number 2, \"quoted\", häßlich", document.RootElement.GetProperty("punk_002.png").GetProperty("caption").GetString());
        Assert.Equal(24, document.RootElement.GetProperty("punk_002.png").GetProperty("image_size")[1].GetInt32());
    }

    [Fact]
    public void Sample_prompts_carry_size_seed_and_edge_map()
    {
        Recipe recipe = Example.Recipe(Route.ControlNet) with { Samples = new SampleSection(["a punk --w 128", "# a\npunk"], 1, "blurry") };
        Assert.Equal(
            "a punk --w 128 --n blurry --h 64 --d 42 --cn dataset/edges/punk_000.png\n"
            + " # a punk --n blurry --w 64 --h 64 --d 42 --cn dataset/edges/punk_001.png\n",
            TrainerFiles.Of(recipe, Example.Set(), Model).TextOf("sample_prompts.txt"));
        Assert.Equal(4, SamplePrompts.Of(recipe with { Samples = new SampleSection([], 1, "") }, Example.Set(count: 9)).Count);
    }

    private static bool Fits(OptionType type, SettingValue value) => type switch
    {
        OptionType.Flag => value is SettingValue.Flag,
        OptionType.Whole => value is SettingValue.Whole,
        OptionType.Number => value is SettingValue.Number,
        OptionType.WholeOrNumber => value is SettingValue.Whole or SettingValue.Number,
        _ => value is SettingValue.Text,
    };

    private static TomlTable Toml(string text) => TomlSerializer.Deserialize<TomlTable>(text)!;

    private static void AssertSame(IEnumerable<Setting> settings, TomlTable table)
    {
        foreach (Setting setting in settings)
            AssertSame(setting.Value, table[setting.Name]);
    }

    private static void AssertSame(SettingValue value, object read)
    {
        switch (value)
        {
            case SettingValue.Items items:
                TomlArray array = Assert.IsType<TomlArray>(read);
                Assert.Equal(items.Values.Count, array.Count);
                foreach ((SettingValue ours, object? theirs) in items.Values.Zip(array))
                    AssertSame(ours, theirs!);
                break;
            case SettingValue.Text text:
                Assert.Equal(text.Value, read);
                break;
            case SettingValue.Whole whole:
                Assert.Equal(whole.Value, read);
                break;
            case SettingValue.Number number:
                Assert.Equal(number.Value, Assert.IsType<double>(read));
                break;
            case SettingValue.Flag flag:
                Assert.Equal(flag.Value, read);
                break;
        }
    }
}
