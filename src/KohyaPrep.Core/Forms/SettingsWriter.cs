using System.Text;
using KohyaPrep.Core.CommandLines;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Forms;

/// <summary>Writes anyone's settings in another form, and says what has no place there.</summary>
public static class SettingsWriter
{
    private const string DatasetConfig = "dataset_config";
    private const string DatasetPath = "dataset.toml";

    /// <exception cref="KohyaPrepException">Nothing can be written in this form.</exception>
    public static WrittenForm Write(TrainerSettings settings, WriteTarget target) => target.Form switch
    {
        SettingsForm.Toml => Toml(settings),
        SettingsForm.Recipe => RecipeWriter.Write(settings, new RecipeTarget(Path.GetFullPath("."), Path.GetFullPath("."), Script: target.Script)),
        SettingsForm.Yaml => Tree(settings, "settings.yaml", YamlText),
        SettingsForm.Json => Tree(settings, "settings.json", table => JsonText.Of(json => json.WriteNode(table))),
        SettingsForm.Gui => GuiSettings.Write(settings, target),
        SettingsForm.Command => Command(settings, target),
        _ => throw new KohyaPrepException($"{settings.File}: {FormWords.Title(target.Form)} cannot be written."),
    };

    private static WrittenForm Command(TrainerSettings settings, WriteTarget target)
    {
        List<LostSetting> lost = [.. settings.Lost];
        string script = target.Script ?? settings.Script ?? ScriptGuess.Of(settings.TrainingTable).Script;
        IEnumerable<FormSetting> training = settings.Training;
        ConfigNode.Table? dataset = settings.Dataset is null ? null : DatasetTree.Writable(settings.Dataset, settings.DatasetFile ?? settings.File, lost);
        if (dataset is not null)
            training = [.. training.Where(setting => setting.Name != DatasetConfig), new FormSetting(DatasetConfig, new ConfigNode.Text(DatasetPath))];
        IReadOnlyList<string> words = CommandSettings.Words(settings, script, training, lost);
        List<TrainerFile> files = [new TrainerFile("train.sh", ShellText.InLines(words, CommandSettings.ShellOf(target.Shell)))];
        if (dataset is not null)
            files.Add(new TrainerFile(DatasetPath, DatasetTree.Toml(dataset)));
        return new WrittenForm(files, lost) { Command = words, Dataset = dataset };
    }

    private static WrittenForm Toml(TrainerSettings settings)
    {
        List<LostSetting> lost = [.. settings.Lost];
        StringBuilder text = new();
        List<KeyValuePair<string, ConfigNode>> kept = [];
        bool hasOwnDataset = settings.Dataset is not null && settings.Training.Count > 0;
        foreach (FormSetting setting in (settings.InFile ?? settings.Training).Where(setting => !hasOwnDataset || setting.Name != DatasetConfig))
            Keep(setting);
        if (hasOwnDataset)
            Keep(new FormSetting(DatasetConfig, new ConfigNode.Text(DatasetPath)));
        ConfigNode.Table? dataset = settings.Dataset is null ? null : DatasetTree.Writable(settings.Dataset, settings.DatasetFile ?? settings.File, lost);
        List<TrainerFile> files = [];
        if (settings.Training.Count > 0 || dataset is null)
            files.Add(new TrainerFile("training.toml", text.ToString()));
        if (dataset is not null)
            files.Add(new TrainerFile(DatasetPath, DatasetTree.Toml(dataset)));
        // A TOML of one part keeps its comments and its order.
        if (settings is { Form: SettingsForm.Toml, Text: { } own } && files.Count == 1 && lost.Count == 0)
            files = [files[0] with { Text = TomlFormat.Kept(own, settings.File) }];
        return new WrittenForm(files, lost)
        {
            Tree = settings.Training.Count > 0 || dataset is null ? new ConfigNode.Table(kept) : dataset,
            Dataset = settings.Training.Count > 0 ? dataset : null,
            Command = settings.Command,
        };

        void Keep(FormSetting setting)
        {
            if (TomlNodes.Line(setting.Name, setting.Value) is { } line)
            {
                text.Append(line).Append('\n');
                kept.Add(KeyValuePair.Create(setting.Name, TomlNodes.Uniform(setting.Value)));
            }
            else
            {
                lost.Add(Lost(settings, setting, WhyNotInToml(setting.Value)));
            }
        }
    }

    private static WrittenForm Tree(TrainerSettings settings, string path, Func<ConfigNode.Table, string> write)
    {
        List<LostSetting> lost = [.. settings.Lost];
        List<KeyValuePair<string, ConfigNode>> training = [];
        foreach (FormSetting setting in settings.Training)
        {
            if (IsWhole(setting.Value))
                training.Add(KeyValuePair.Create(setting.Name, setting.Value));
            else
                lost.Add(Lost(settings, setting, "It has no spelling there."));
        }

        ConfigNode.Table root = settings.Dataset switch
        {
            null => new ConfigNode.Table(training),
            _ when training.Count == 0 => settings.Dataset,
            _ => new ConfigNode.Table([new("training", new ConfigNode.Table(training)), new("dataset", settings.Dataset)]),
        };
        return new WrittenForm([new TrainerFile(path, write(root))], lost) { Tree = root };
    }

    private static string YamlText(ConfigNode.Table root)
    {
        StringBuilder text = new();
        YamlNodes.Append(text, root.Entries, 0);
        return text.Length == 0 ? "{}\n" : text.ToString();
    }

    // JSON has no infinity; a date would come back as a text.
    private static bool IsWhole(ConfigNode value) => value switch
    {
        ConfigNode.Text text => WholeText.Is(text.Value),
        ConfigNode.Number number => double.IsFinite(number.Value),
        ConfigNode.Moment => false,
        ConfigNode.Items items => items.Values.All(IsWhole),
        ConfigNode.Table table => table.Entries.All(entry => IsWhole(entry.Value)),
        _ => true,
    };

    internal static LostSetting Lost(TrainerSettings settings, FormSetting setting, string why) =>
        new(setting.Field ?? setting.Name, ConfigNodeText.Of(setting.Value), settings.PlaceOf(setting), why);

    private static string WhyNotInToml(ConfigNode value) => value is ConfigNode.Nothing
        ? "It has no value, and TOML has no word for that: the trainer's default holds."
        : "The trainer's TOML reader cannot take it, however it is written.";
}
