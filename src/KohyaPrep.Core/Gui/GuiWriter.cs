using KohyaPrep.Core.CommandLines;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Gui;

/// <summary>
/// Writes settings as a file of the GUI, and then asks what the GUI would make of it: what does not come out again is said on the
/// script's command line, in the field for additional parameters, and what cannot be said there either is lost.
/// </summary>
public static class GuiWriter
{
    private const string Parameters = "additional_parameters";

    /// <summary>The tab that starts a script; null where none does.</summary>
    /// <param name="script">Without <c>.py</c>.</param>
    public static GuiTab? TabOf(string script, ConfigNode.Table settings) => script switch
    {
        "train_db" => GuiTab.DreamBooth,
        "fine_tune" => GuiTab.FineTune,
        _ when script.EndsWith("_train_network", StringComparison.Ordinal) || script == "train_network" => GuiTab.Lora,
        _ when script.EndsWith("_train", StringComparison.Ordinal) => settings.Find("in_json") is null ? GuiTab.DreamBooth : GuiTab.FineTune,
        _ => null,
    };

    /// <summary>Whether a tab starts the script: SDXL's whole models have one script for two tabs.</summary>
    public static bool Starts(GuiTab tab, string script) =>
        TabOf(script, new ConfigNode.Table([])) is { } first && (first == tab || (first == GuiTab.DreamBooth && tab == GuiTab.FineTune && script != "train_db"));

    /// <summary>The script that a tab starts for SD 1.x, or for SDXL.</summary>
    public static string ScriptOf(GuiTab tab, bool isSdxl) => (tab, isSdxl) switch
    {
        (GuiTab.Lora, _) => isSdxl ? "sdxl_train_network" : "train_network",
        (_, true) => "sdxl_train",
        (GuiTab.DreamBooth, _) => "train_db",
        _ => "fine_tune",
    };

    /// <param name="script">Without <c>.py</c>; one that the tab starts.</param>
    /// <param name="launch">What <c>accelerate launch</c> is told.</param>
    public static GuiWriting Write(GuiTab tab, string script, IEnumerable<LaunchArgument> launch, ConfigNode.Table settings)
    {
        GuiDraft draft = new(tab, script, settings);
        draft.Fill();
        List<GuiUnsaid> lost = [.. launch.Where(argument => !draft.Launch(argument)).Select(argument => new GuiUnsaid(argument.Name, argument.Value, "The GUI has no field that holds it."))];
        List<string> words = [];
        foreach (string name in Differing(draft, settings, script))
        {
            (IReadOnlyList<string> said, string? why) = ArgumentWriter.One(script, name, draft.Target(name));
            if (why is null && said.All(IsCarried))
                words.AddRange(said);
        }

        if (words.Count > 0)
            draft.Put(Parameters, new ConfigNode.Text(string.Join(' ', words)));
        GuiConversion made = draft.Conversion();
        foreach (string name in Differing(draft, settings, script))
            lost.Add(new GuiUnsaid(name, settings.Find(name) ?? new ConfigNode.Nothing(), Why(made, name, script, settings)));
        lost.AddRange(settings.Entries
            .Where(entry => OptionCatalogue.Current.Find(entry.Key, script) is null && made.Training.Find(entry.Key) is null && entry.Value is not ConfigNode.Nothing)
            .Select(entry => new GuiUnsaid(entry.Key, entry.Value, $"{script}.py has no such option, and the GUI no field for it.")));
        return new GuiWriting(tab, draft.File, lost);
    }

    /// <summary>The options that the GUI would not give the script as they are meant.</summary>
    private static List<string> Differing(GuiDraft draft, ConfigNode.Table settings, string script)
    {
        GuiConversion made = draft.Conversion();
        GuiSameness same = new(draft);
        ConfigNode.Table effective = made.Effective;
        return
        [
            .. OptionCatalogue.Current.OptionsOf(script).Select(option => option.Name)
                .Where(name => settings.Find(name) is not null || effective.Find(name) is not null)
                .Where(name => !same.IsSame(name, effective.Find(name) ?? draft.Default(name))),
        ];
    }

    private static string Why(GuiConversion made, string name, string script, ConfigNode.Table settings)
    {
        ConfigNode? written = made.Effective.Find(name);
        if (settings.Find(name) is null)
            return $"The GUI always gives it: {ConfigNodeText.Of(written ?? new ConfigNode.Nothing())}.";
        string becomes = written is null ? "its default holds" : $"it becomes {ConfigNodeText.Of(written)}";
        return ArgumentWriter.One(script, name, settings.Find(name)!) is { Reason: { } reason }
            ? $"The GUI has no place for it, and {becomes}. {reason}"
            : $"The GUI has no place for it, and {becomes}: its additional parameters hold no blanks, quotation marks or brackets.";
    }

    // The GUI divides the field at blanks, and quotes what a shell would mind, though no shell ever sees it.
    private static bool IsCarried(string word) =>
        word.Length > 0 && word.All(letter => char.IsAsciiLetterOrDigit(letter) || "_@%+=:,./-".Contains(letter, StringComparison.Ordinal));
}
