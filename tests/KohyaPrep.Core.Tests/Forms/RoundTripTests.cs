using KohyaPrep.Core.Forms;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Fixtures;

namespace KohyaPrep.Core.Tests.Forms;

public sealed class RoundTripTests
{
    private static readonly string[] Forms = ["toml", "yaml", "json", "bash", "powershell", "cmd"];

    public static TheoryData<string, string> Pairs
    {
        get
        {
            TheoryData<string, string> pairs = [];
            foreach (string first in Forms)
            {
                foreach (string second in Forms)
                    pairs.Add(first, second);
            }

            return pairs;
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void Settings_that_go_through_two_forms_and_back_come_to_the_same_training(string first, string second)
    {
        for (int i = 0; i < Effort.Times(40, 3000); i++)
        {
            string script = OptionCatalogue.Current.Scripts[i % OptionCatalogue.Current.Scripts.Count];
            TrainerSettings drawn = new RandomSettings((i * 100) + (Array.IndexOf(Forms, first) * 10) + Array.IndexOf(Forms, second)).Of(script);
            HashSet<string> lost = [];
            TrainerSettings there = Through(Through(Through(drawn, first, lost), second, lost), first, lost);
            EffectiveSettings before = EffectiveSettings.Of(drawn, script);
            EffectiveSettings after = EffectiveSettings.Of(there, script);
            foreach ((string name, EffectiveSetting setting) in before.Values.Where(setting => !lost.Contains(setting.Key)))
                Assert.True(setting.Compared == after.Values[name].Compared, $"{name}: {setting.Compared} became {after.Values[name].Compared} on the way {first}, {second}, {first}");
        }
    }

    [Fact]
    public void Little_is_lost_on_the_way()
    {
        // What a form cannot say is rare; a writer that listed everything as lost would pass the test above.
        int settings = 0;
        HashSet<string> lost = [];
        for (int i = 0; i < 200; i++)
        {
            TrainerSettings drawn = new RandomSettings(i).Of("train_network");
            settings += drawn.Training.Count;
            foreach (string form in (string[])["toml", "yaml", "json"])
            {
                WrittenForm written = SettingsWriter.Write(drawn, WriteTarget.Of(form, null, null));
                lost.UnionWith(written.Lost.Select(setting => $"{i} {form} {setting.Name}"));
            }
        }

        Assert.True(lost.Count <= settings / 50, $"{lost.Count} of {settings}: {string.Join(", ", lost)}");
    }

    private static TrainerSettings Through(TrainerSettings settings, string form, HashSet<string> lost)
    {
        WriteTarget target = WriteTarget.Of(form, null, settings.Script);
        WrittenForm written = SettingsWriter.Write(settings, target);
        lost.UnionWith(written.Lost.Select(setting => setting.Name));
        if (settings.Training.Count == 0)
            return settings;
        SettingsReading reading = SettingsReader.Parse(written.Files[0].Text, target.Form, new SettingsSource("written"));
        Assert.True(reading.Settings is not null, $"{form}: {string.Join(" ", reading.Findings.Select(finding => finding.Message))}\n{written.Files[0].Text}");
        return reading.Settings with { Script = settings.Script };
    }
}
