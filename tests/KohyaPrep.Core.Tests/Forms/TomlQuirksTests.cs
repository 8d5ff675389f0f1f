using System.Text.Json;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Forms;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Forms;

/// <summary>Texts with what the trainer's own reader makes of them, brought into other forms.</summary>
public sealed class TomlQuirksTests
{
    [Fact]
    public void What_the_trainer_reads_is_what_the_other_forms_say()
    {
        using JsonDocument cases = JsonDocument.Parse(File.ReadAllText(Shared.Path("conformance/toml-quirks.json")));
        int read = 0;
        int lost = 0;
        // A file is opened as text, which makes line feeds of carriage returns; these texts were given to the reader as they are.
        foreach (JsonElement item in cases.RootElement.EnumerateArray().Where(item => !item.GetProperty("text").GetString()!.Contains('\r')))
        {
            SettingsReading reading = SettingsReader.Parse(item.GetProperty("text").GetString()!, SettingsForm.Toml, new SettingsSource("a.toml"));
            if (!item.TryGetProperty("value", out _))
            {
                Assert.Equal("CFG029", Assert.Single(reading.Findings).Code);
                continue;
            }

            TrainerSettings settings = reading.Settings!;
            foreach (string form in (string[])["yaml", "json", "toml"])
            {
                WriteTarget target = WriteTarget.Of(form, null, null);
                // As if it came from elsewhere: the text itself would only be kept.
                WrittenForm written = SettingsWriter.Write(settings with { Text = null }, target);
                lost += written.Lost.Count;
                if (written.Lost.Count > 0 || settings.Training.Count == 0 || settings.Training.Any(setting => setting.Value is ConfigNode.Table))
                    continue;
                TrainerSettings again = SettingsReader.Parse(written.Files[0].Text, target.Form, new SettingsSource("b")).Settings!;
                Assert.True(again.TrainingTable.IsSame(settings.TrainingTable), $"{form}: {written.Files[0].Text}");
                read++;
            }
        }

        Assert.True(read > 80 && lost < 60, $"{read} read, {lost} lost");
    }
}
