using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Forms;
using KohyaPrep.Core.Recipes;
using KohyaPrep.Core.Tests.Configs;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Forms;

public sealed class RecipeRoundTripTests
{
    [Fact]
    public void Steps_beside_epochs_are_listed_since_the_epochs_win()
    {
        WrittenForm written = Written("max_train_epochs = 386\nmax_train_steps = 5\n");
        Assert.Contains("  epochs: 386\n", written.Files[0].Text);
        Assert.DoesNotContain("max_train_steps", written.Files[0].Text);
        Assert.Contains("max_train_steps", written.Lost.Select(lost => lost.Name));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("txt", ".txt")]
    [InlineData(".txt", ".txt")]
    public void A_caption_extension_gets_its_dot_and_an_empty_one_stays_empty(string given, string extension) =>
        Assert.Contains($"  caption_extension: \"{extension}\"\n", Written($"caption_extension = \"{given}\"\n").Files[0].Text);

    [Theory]
    [InlineData("train_network")]
    [InlineData("sdxl_train_network")]
    [InlineData("train_db")]
    [InlineData("sdxl_train")]
    [InlineData("fine_tune")]
    [InlineData("train_control_net")]
    [InlineData("sdxl_train_control_net")]
    [InlineData("sdxl_train_control_net_lllite")]
    public void Settings_that_become_a_recipe_are_what_the_recipe_tells_the_trainer_or_listed(string script)
    {
        using TemporaryFolder folder = new(inMemory: true);
        for (int i = 0; i < Effort.Times(60, 2000); i++)
        {
            TrainerSettings drawn = new RandomSettings(i).Of(script);
            drawn = drawn with
            {
                Training =
                [
                    .. drawn.Training.Where(setting => setting.Name is not ("pretrained_model_name_or_path" or "resolution" or "train_data_dir" or "conditioning_data_dir")),
                    new FormSetting("pretrained_model_name_or_path", new ConfigNode.Text("owner/model")),
                    new FormSetting("resolution", new ConfigNode.Text("512,512")),
                ],
            };
            WrittenForm written = RecipeWriter.Write(drawn, new RecipeTarget(folder.Root, folder.Root, folder.Path("pictures"), script));
            string path = folder.Write($"{script}-{i}.yaml", written.Files[0].Text);
            RecipeReading reading = RecipeReader.Read(path);
            Assert.True(reading.Recipe is not null, $"{i}: {string.Join(" ", reading.Findings.Where(finding => finding.Severity == Severity.Error).Select(finding => finding.Message))}\n{written.Files[0].Text}");
            EffectiveSettings before = EffectiveSettings.Of(drawn, script);
            EffectiveSettings after = EffectiveSettings.Of(RecipeSettings.Of("recipe", TrainerFiles.Of(reading.Recipe, Example.Buckets(), "owner/model")), script);
            foreach (string name in drawn.Training.Select(setting => setting.Name).Where(name => written.Lost.All(lost => lost.Name != name) && before.Values.ContainsKey(name)))
                Assert.True(before.Values[name].Compared == after.Values.GetValueOrDefault(name)?.Compared, $"{i}: {name}: {before.Values[name].Compared} became {after.Values.GetValueOrDefault(name)?.Compared}\n{written.Files[0].Text}");
        }
    }

    private static WrittenForm Written(string toml) => RecipeWriter.Write(
        SettingsReader.Parse(toml, SettingsForm.Toml, new SettingsSource("a.toml")).Settings!, new RecipeTarget("/nowhere", "/nowhere", "/nowhere/pictures", "train_network"));
}
