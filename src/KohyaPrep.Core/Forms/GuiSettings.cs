using KohyaPrep.Core.CommandLines;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Gui;
using KohyaPrep.Core.Trainer.Simulation;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Forms;

/// <summary>Reads what a tab of the Kohya_ss GUI saved, as what the GUI itself would make of it.</summary>
internal static class GuiSettings
{
    public static SettingsReading Read(string text, SettingsSource source)
    {
        (ConfigNode.Table? root, Finding? fault) = JsonSettings.Root(text, source.Shown);
        return root is null
            ? SettingsReading.Failed(fault!)
            : new SettingsReading(Of(GuiConversion.Of(root, source.Tab is null ? null : GuiTabs.Find(source.Tab), path => GuiFolder.Look(Path.GetFullPath(source.Root), path)), source.Shown), []);
    }

    public static TrainerSettings Of(GuiConversion gui, string shown)
    {
        List<LostSetting> lost = [.. gui.Lost.Select(loss => new LostSetting(loss.Name, ConfigNodeText.Of(loss.Value), new Location(shown, loss.Value.Line), loss.Reason))];
        lost.AddRange(gui.Refusals.Select(refusal => new LostSetting("the training", "not started", new Location(shown), $"The GUI refuses to start it. {refusal}")));
        return new TrainerSettings
        {
            File = shown,
            Form = SettingsForm.Gui,
            Script = gui.Script,
            Launch = [.. LaunchOf(gui).Select(argument => new FormSetting(argument.Name, argument.Value))],
            Training = Settings(gui, gui.Effective),
            InFile = gui.Arguments.Settings.Entries.Count == 0 ? null : [.. gui.Training.Entries.Select(entry => new FormSetting(entry.Key, entry.Value, FieldOf(gui, entry.Key)))],
            Command = gui.Command,
            Gui = gui,
            Lost = lost,
        };
    }

    /// <summary>Writes settings as a file that the GUI loads.</summary>
    /// <exception cref="KohyaPrepException">The GUI has no tab for them.</exception>
    public static WrittenForm Write(TrainerSettings settings, WriteTarget target)
    {
        const string DatasetPath = "dataset.toml";
        ConfigNode.Table training = new([.. settings.Training.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))]);
        List<LostSetting> lost = [.. settings.Lost];
        List<TrainerFile> files = [];
        if (settings.Dataset is not null)
        {
            ConfigNode.Table dataset = DatasetTree.Writable(settings.Dataset, settings.DatasetFile ?? settings.File, lost);
            files.Add(new TrainerFile(DatasetPath, DatasetTree.Toml(dataset)));
            training = new ConfigNode.Table([.. training.Entries.Where(entry => entry.Key != "dataset_config"), KeyValuePair.Create<string, ConfigNode>("dataset_config", new ConfigNode.Text(DatasetPath))]);
        }

        string script = target.Script ?? settings.Script ?? ScriptGuess.Of(training).Script;
        GuiTab? asked = target.Tab is null ? null : GuiTabs.Find(target.Tab);
        if (asked is { } chosen && !GuiWriter.Starts(chosen, script))
            script = GuiWriter.ScriptOf(chosen, script.StartsWith("sdxl_", StringComparison.Ordinal));
        GuiTab tab = asked ?? GuiWriter.TabOf(script, training)
            ?? throw new KohyaPrepException($"{settings.File}: the GUI has no tab that starts {script}.py.");
        GuiWriting written = GuiWriter.Write(tab, script, settings.Launch.Select(argument => new LaunchArgument(argument.Name, argument.Value)), training);
        lost.AddRange(written.Lost.Select(unsaid => new LostSetting(unsaid.Name, ConfigNodeText.Of(unsaid.Value), new Location(settings.File, unsaid.Value.Line), unsaid.Reason)));
        return new WrittenForm([new TrainerFile("gui.json", JsonText.Of(json => json.WriteNode(written.File))), .. files], lost) { Tree = written.File };
    }

    private static FormSetting[] Settings(GuiConversion gui, ConfigNode.Table table) =>
        [.. table.Entries.Select(entry => new FormSetting(entry.Key, entry.Value, FieldOf(gui, entry.Key)))];

    private static string? FieldOf(GuiConversion gui, string key) => gui.FieldOf(key) is { } field && field != key ? field : null;

    private static IReadOnlyList<LaunchArgument> LaunchOf(GuiConversion gui) =>
        TrainerCommandLine.LaunchOf([.. gui.Command.TakeWhile(word => !word.EndsWith(".py", StringComparison.Ordinal)).Select(word => new ShellWord(word, 0))]);
}
