using KohyaPrep.Core.CommandLines;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Gui;
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
            : new SettingsReading(Of(GuiConversion.Of(root, source.Tab is null ? null : GuiTabs.Find(source.Tab), Look), source.Shown), []);
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
            InFile = gui.Arguments.Settings.Entries.Count == 0 ? null : Settings(gui, gui.Training),
            Command = gui.Command,
            Lost = lost,
        };
    }

    private static GuiFolder? Look(string path) => GuiFolder.Look(Path.GetFullPath("."), path);

    private static FormSetting[] Settings(GuiConversion gui, ConfigNode.Table table) =>
        [.. table.Entries.Select(entry => new FormSetting(entry.Key, entry.Value, FieldOf(gui, entry.Key)))];

    private static string? FieldOf(GuiConversion gui, string key)
    {
        if (gui.Arguments.Settings.Find(key) is not null)
            return "additional_parameters";
        return gui.Sources.GetValueOrDefault(key) is { } source && source != key && GuiCatalogue.Current.Find(gui.Tab, source) is not null ? source : null;
    }

    private static IReadOnlyList<LaunchArgument> LaunchOf(GuiConversion gui) =>
        TrainerCommandLine.LaunchOf([.. gui.Command.TakeWhile(word => !word.EndsWith(".py", StringComparison.Ordinal)).Select(word => new ShellWord(word, 0))]);
}
