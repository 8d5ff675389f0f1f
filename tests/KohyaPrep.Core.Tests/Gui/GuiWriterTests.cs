using System.Text.Json;
using CsCheck;
using KohyaPrep.Core.CommandLines;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Gui;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Gui;

/// <summary>Settings that are written for the GUI can be loaded there, and do the same.</summary>
public sealed class GuiWriterTests
{
    [Fact]
    public void What_the_gui_made_of_a_file_goes_back_into_one_that_does_the_same()
    {
        foreach (GuiCase given in GuiCase.All())
        {
            GuiConversion made = GuiConversion.Of(given.File, given.Tab, GuiCase.Disk);
            GuiWriting written = GuiWriter.Write(given.Tab, made.Script, [], made.Effective);
            AssertKept(made.Script, made.Effective, written);
            AssertFits(written);
            // Nothing is lost but what no command line can say either.
            Assert.All(
                written.Lost.Where(unsaid => OptionCatalogue.Current.Find(unsaid.Name, made.Script) is not null),
                unsaid => Assert.NotNull(ArgumentWriter.One(made.Script, unsaid.Name, unsaid.Value).Reason));
        }
    }

    [Fact]
    public void Any_settings_of_the_catalogue_are_kept_or_said_to_be_lost()
    {
        string[] scripts = ["train_network", "sdxl_train_network", "train_db", "fine_tune", "sdxl_train"];
        Dictionary<string, TrainerOption[]> options = scripts.ToDictionary(script => script, script => OptionCatalogue.Current.OptionsOf(script).ToArray());
        Gen<(string Script, ConfigNode.Table Settings)> settings =
            from script in Gen.OneOf(scripts)
            from chosen in Gen.Shuffle(options[script], 0, 25)
            from seeds in Gen.Int[0, 999].Array[chosen.Length]
            select (script, new ConfigNode.Table([.. chosen.Zip(seeds, (option, seed) => KeyValuePair.Create(option.Name, ValueOf(option, seed)))]));
        settings.Sample(
            row =>
            {
                GuiWriting written = GuiWriter.Write(GuiWriter.TabOf(row.Script, row.Settings)!.Value, row.Script, [], row.Settings);
                AssertFits(written);
                AssertKept(row.Script, row.Settings, written);
            },
            iter: Effort.Times(60, 3_000));
    }

    [Theory]
    [InlineData("train_network", GuiTab.Lora, true)]
    [InlineData("train_network", GuiTab.DreamBooth, false)]
    [InlineData("sdxl_train", GuiTab.DreamBooth, true)]
    [InlineData("sdxl_train", GuiTab.FineTune, true)]
    [InlineData("train_db", GuiTab.FineTune, false)]
    [InlineData("train_control_net", GuiTab.Lora, false)]
    public void A_tab_starts_its_scripts_alone(string script, GuiTab tab, bool starts) => Assert.Equal(starts, GuiWriter.Starts(tab, script));

    [Fact]
    public void The_training_file_of_the_gui_as_JSON_is_no_file_of_the_gui()
    {
        GuiCase given = GuiCase.All()[0];
        Assert.True(GuiTabs.IsGuiFile(given.File));
        Assert.False(GuiTabs.IsGuiFile(given.Toml));
    }

    [Fact]
    public void What_accelerate_is_told_has_its_fields()
    {
        GuiWriting written = GuiWriter.Write(GuiTab.Lora, "train_network",
        [
            new LaunchArgument("num_processes", new ConfigNode.Whole(2)), new LaunchArgument("multi_gpu", new ConfigNode.Flag(true)),
            new LaunchArgument("gpu_ids", new ConfigNode.Whole(1)), new LaunchArgument("num_cpu_threads_per_process", new ConfigNode.Whole(8)),
            new LaunchArgument("rdzv_backend", new ConfigNode.Text("c10d")),
        ], new ConfigNode.Table([]));
        Assert.Equal("2 True 1", string.Join(' ', ((string[])["num_processes", "multi_gpu", "gpu_ids"]).Select(name => PythonCast.Str(written.File.Find(name)!))));
        Assert.Equal(["num_cpu_threads_per_process", "rdzv_backend"], written.Lost.Select(unsaid => unsaid.Name).Where(name => name.Contains("per_process") || name.StartsWith("rdzv")));
    }

    [Fact]
    public void Our_fields_are_those_of_the_gui()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Shared.Path("conformance/gui-fields.json")));
        int count = 0;
        foreach (JsonElement row in document.RootElement.EnumerateArray())
        {
            GuiField field = GuiCatalogue.Current.Find(GuiTabs.Find(row.GetProperty("tab").GetString()!)!.Value, row.GetProperty("name").GetString()!)!;
            Assert.Equal(row.GetProperty("label").GetString(), field.Label);
            Assert.True(field.Default.IsSame(JsonConfig.Of(row.GetProperty("default"))), field.Name);
            Assert.Equal(row.TryGetProperty("minimum", out JsonElement least) ? least.GetDouble() : null, field.Minimum);
            Assert.Equal(row.TryGetProperty("maximum", out JsonElement most) ? most.GetDouble() : null, field.Maximum);
            count++;
        }

        Assert.Equal(count, Enum.GetValues<GuiTab>().Sum(tab => GuiCatalogue.Current.FieldsOf(tab).Count));
    }

    // What the file says to the trainer, or the list of what it does not say.
    private static void AssertKept(string script, ConfigNode.Table settings, GuiWriting written)
    {
        GuiConversion back = GuiConversion.Of(written.File, written.Tab, _ => null);
        Assert.Equal(script, back.Script);
        GuiDraft meant = new(written.Tab, script, settings);
        GuiSameness same = new(meant);
        string[] changed =
        [
            .. OptionCatalogue.Current.OptionsOf(script).Select(option => option.Name)
                .Where(name => !same.IsSame(name, back.Effective.Find(name) ?? meant.Default(name))),
        ];
        Assert.All(changed, name => Assert.Contains(written.Lost, unsaid => unsaid.Name == name));
    }

    private static void AssertFits(GuiWriting written)
    {
        Assert.Equal(GuiCatalogue.Current.FieldsOf(written.Tab).Select(field => field.Name).Order(StringComparer.Ordinal), written.File.Entries.Select(entry => entry.Key));
        Assert.All(GuiCatalogue.Current.FieldsOf(written.Tab), field => Assert.Null(field.WhyNot(written.File.Find(field.Name)!)));
    }

    private static ConfigNode ValueOf(TrainerOption option, int seed)
    {
        ConfigNode one = (option.Choices.Count > 0, option.Type) switch
        {
            (true, _) => ConfigNodes.Of(option.Choices[seed % option.Choices.Count]),
            (_, OptionType.Flag) => new ConfigNode.Flag(seed % 2 == 0),
            (_, OptionType.Whole) => new ConfigNode.Whole((seed % 7) switch { 0 => 0, 1 => -1, 2 => 1_000_000, _ => seed }),
            (_, OptionType.Number) => new ConfigNode.Number((seed % 5) switch { 0 => 0, 1 => 1e-5, 2 => 1, _ => seed / 1000.0 }),
            (_, OptionType.WholeOrNumber) => seed % 2 == 0 ? new ConfigNode.Whole(seed) : new ConfigNode.Number(seed / 1000.0),
            _ => new ConfigNode.Text((seed % 6) switch { 0 => "", 1 => "a b", 2 => "it's \"quoted\"", 3 => "key=1", 4 => "24,24", _ => $"/some/path-{seed}" }),
        };
        return option.TakesList ? new ConfigNode.Items([.. Enumerable.Repeat(one, seed % 3)]) : one;
    }
}
