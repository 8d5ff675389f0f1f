using KohyaPrep.Core.CommandLines;
using KohyaPrep.Core.Findings;
using KohyaPrep.Core.Rules.Configs;

namespace KohyaPrep.Core.Forms;

/// <summary>Reads settings out of a command that someone pasted, and writes them as one.</summary>
internal static class CommandSettings
{
    public static SettingsReading Read(string text, string shown)
    {
        TrainerCommandLine command = TrainerCommandLine.Read(text);
        if (command.Script is null || command.Faults.Count > 0)
        {
            return new SettingsReading(null,
                [.. command.Faults.Select(fault => SettingsNotReadable.Rule.At(new Location(shown, fault.Line), fault.Message, fault.Remedy ?? "Correct the command; the trainer's own parser ends here."))]);
        }

        return new SettingsReading(
            new TrainerSettings
            {
                File = shown,
                Form = SettingsForm.Command,
                Script = command.Script,
                Launch = [.. command.Launch.Select(argument => new FormSetting(argument.Name, argument.Value))],
                Training = [.. command.Settings.Entries.Select(entry => new FormSetting(entry.Key, entry.Value))],
            },
            []);
    }

    /// <param name="script">Without <c>.py</c>.</param>
    /// <param name="training">What the script is to be told.</param>
    /// <param name="lost">Gets what no command line can say.</param>
    public static IReadOnlyList<string> Words(TrainerSettings settings, string script, IEnumerable<FormSetting> training, List<LostSetting> lost)
    {
        List<string> words = [];
        foreach (FormSetting setting in training)
        {
            (IReadOnlyList<string> written, string? why) = ArgumentWriter.One(script, setting.Name, setting.Value);
            words.AddRange(written);
            if (why is not null)
                lost.Add(SettingsWriter.Lost(settings, setting, why));
        }

        return TrainerCommandLine.Words(settings.Launch.Select(setting => new LaunchArgument(setting.Name, setting.Value)), script, words);
    }

    public static Shell ShellOf(string word) => word switch
    {
        "powershell" => Shell.PowerShell,
        "cmd" => Shell.Cmd,
        _ => Shell.Bash,
    };
}
