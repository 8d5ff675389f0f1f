using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Foreign;
using KohyaPrep.Core.Rules;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Configs;

public sealed class ForeignConfigReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_training_file_that_the_trainer_cannot_read_is_a_finding_with_its_line()
    {
        string file = folder.Write("t.toml", "a = 1\nb = [1, 2.0]\n");
        Finding finding = Assert.Single(Read(new ForeignRequest(file)).Findings);
        Assert.Equal(("CFG029", new Location(file, 2)), (finding.Code, finding.Location));
    }

    [Fact]
    public void The_dataset_file_that_the_training_file_names_is_read_from_the_trainers_folder()
    {
        string file = folder.Write("files/t.toml", "dataset_config = \"d.toml\"\n");
        folder.Write("run/d.toml", "[[datasets]]\nresolution = 512\n");
        ForeignConfig config = Read(new ForeignRequest(file, "train_network.py", null, folder.Path("run"))).Config!;
        Assert.Equal("train_network", config.Request.Script);
        Assert.Equal(folder.Path("run", "d.toml"), config.DatasetFile);
        Assert.Equal(2, ((ConfigNode.Items)config.Request.Dataset!.Find("datasets")!).Values.OfType<ConfigNode.Table>().Single().Find("resolution")!.Line);
    }

    [Fact]
    public void A_dataset_file_that_is_not_there_is_found_at_the_line_that_names_it()
    {
        string file = folder.Write("t.toml", "network_dim = 8\ndataset_config = \"nowhere.toml\"\n");
        Finding finding = Assert.Single(Read(new ForeignRequest(file)).Findings);
        Assert.Equal(2, finding.Location.Line);
        Assert.Contains("nowhere.toml", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dataset_file_in_the_place_of_a_training_file_is_refused() =>
        Assert.Throws<KohyaPrepException>(() => Read(new ForeignRequest(folder.Write("d.toml", "[[datasets]]\n"))));

    [Fact]
    public void A_comment_in_either_file_suppresses()
    {
        string training = folder.Write("t.toml", "network_dim = 8 # kohyaprep: ignore CFG012 because so\n");
        string dataset = folder.Write("d.toml", "# kohyaprep: ignore-file CFG012 because so\n[[datasets]]\n");
        ForeignReading reading = Read(new ForeignRequest(training, null, dataset));
        Assert.Equal([training, dataset], reading.Suppressions.All.Select(suppression => suppression.Location.Path));
        Assert.Equal(2, TrainerFileChecks.Run(reading).Findings.Count(finding => finding.Code == "CFG030"));
    }

    [Fact]
    public void Each_setting_is_told_with_its_line_and_with_what_overrules_it()
    {
        string training = folder.Write("t.toml", "[a]\ntrain_batch_size = 2\nnetwrok_dim = 8\n");
        string dataset = folder.Write("d.toml", "[general]\nbatch_size = 3\n[[datasets]]\nbatch_size = 4\n");
        ForeignConfig config = Read(new ForeignRequest(training, "train_network", dataset)).Config!;
        IReadOnlyList<ExplainedSection> sections = ForeignExplanation.Of(config, dataset, withDefaults: true);
        ExplainedSetting batch = Of("train_batch_size");
        Assert.Equal(("2", $"{training}:2", $"Overruled by {dataset}:2 (3), {dataset}:4 (4)."), (batch.Value, batch.Origin, batch.Remark));
        Assert.NotNull(batch.Meaning);
        Assert.Equal(batch.Meaning, sections.SelectMany(section => section.Settings).First(setting => setting.Name == "batch_size").Meaning);
        Assert.Contains("did you mean network_dim?", Of("netwrok_dim").Remark, StringComparison.Ordinal);
        Assert.Equal("command line", Of("dataset_config").Origin);
        Assert.Equal(("none", "trainer default"), (Of("network_dim").Value, Of("network_dim").Origin));

        ExplainedSetting Of(string name) => Assert.Single(sections.SelectMany(section => section.Settings), setting => setting.Name == name && setting.Source != SettingSource.Trainer);
    }

    [Fact]
    public void Of_a_script_that_is_not_simulated_the_options_are_checked()
    {
        string training = folder.Write("t.toml", "netwrok_dim = 8\nmax_train_epochs = 3\noutput_dir = \"o\"\nsave_every_n_epochs = 0\nlearning_rate = \"1e-4\"\n");
        ForeignReading reading = Read(new ForeignRequest(training, "flux_train_network.py"));
        Assert.False(reading.Config!.IsSimulated);
        string[] codes = [.. TrainerFileChecks.Run(reading).Findings.Select(finding => finding.Code)];
        Assert.Contains("CFG034", codes);
        Assert.Contains("CFG036", codes);
        Assert.Contains("CFG070", codes);
        Assert.NotEmpty(ForeignExplanation.Of(reading.Config, null, withDefaults: true));
        Assert.Contains("check --script flux_train_network", Assert.Throws<KohyaPrepException>(() => ScriptTraits.Of("flux_train_network")).Message, StringComparison.Ordinal);
        Assert.Throws<KohyaPrepException>(() => Read(new ForeignRequest(training, "no_such_script")));
    }

    [Fact]
    public void A_recipes_settings_are_told_with_their_origins()
    {
        TrainerFileSet files = TrainerFiles.Of(Example.Recipe(), Example.Set(), "model.safetensors");
        IReadOnlyList<ExplainedSetting> set = [.. SettingExplanation.OfRecipe(files, withDefaults: false).SelectMany(section => section.Settings)];
        Assert.Equal(files.All.Select(setting => setting.Name), set.Select(setting => setting.Name));
        Assert.Equal("punks.yaml:7", set.First(setting => setting.Name == "learning_rate").Origin);
        int withDefaults = SettingExplanation.OfRecipe(files, withDefaults: true).Sum(section => section.Settings.Count);
        Assert.True(withDefaults > set.Count + 50);
    }

    private static ForeignReading Read(ForeignRequest request) => ForeignConfigReader.Read(request, TestContext.Current.CancellationToken);
}
