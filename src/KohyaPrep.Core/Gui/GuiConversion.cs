using KohyaPrep.Core.CommandLines;
using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Gui;

/// <summary>What the GUI makes of one of its files when the training is started.</summary>
/// <param name="Script">Without <c>.py</c>.</param>
/// <param name="Training">The training file, in ordinal order of its keys; values have the line of the field that they are made of.</param>
/// <param name="Sources">The field, or the GUI's own variable, that each key of the training file is made of.</param>
/// <param name="Arguments">What the command says to the script besides the training file; it wins.</param>
/// <param name="Command">Word by word; the date in the training file's name is <c>DATE</c>.</param>
/// <param name="Lost">What of the file does not reach the training.</param>
/// <param name="Refusals">Why the GUI would not start; each as a sentence.</param>
/// <param name="Fields">Each field with the value that it holds after loading.</param>
public sealed record GuiConversion(
    GuiTab Tab,
    string Script,
    ConfigNode.Table Training,
    IReadOnlyDictionary<string, string> Sources,
    ParsedArguments Arguments,
    IReadOnlyList<string> Command,
    IReadOnlyList<GuiLoss> Lost,
    IReadOnlyList<string> Refusals,
    IReadOnlyList<GuiFieldValue> Fields)
{
    /// <param name="file">The saved file.</param>
    /// <param name="tab">Null to find it out.</param>
    /// <param name="folders">What lies in a folder; null where there is no such folder. See <see cref="GuiFolder.Look"/>.</param>
    public static GuiConversion Of(ConfigNode.Table file, GuiTab? tab, Func<string, GuiFolder?> folders)
    {
        GuiUpgrade upgrade = GuiUpgrade.Of(file);
        GuiForm form = GuiForm.Loaded(tab ?? GuiTabs.Of(file), upgrade.Values);
        GuiFieldValue[] fields = [.. GuiCatalogue.Current.FieldsOf(form.Tab).Select(field => new GuiFieldValue(field, form.Peek(field.Name), upgrade.Values.ContainsKey(field.Name)))];
        List<string> refusals = [.. upgrade.Faults];
        List<Action> stages = [new GuiSteps(form, folders, refusals).WorkOut];
        if (form.Tab == GuiTab.Lora)
            stages = [() => GuiVariables.DropEncoderStop(form), .. stages, new GuiNetwork(form).WorkOut, new GuiRates(form, refusals).WorkOut];
        foreach (Action stage in stages)
            Try(stage, refusals);
        Try(() => GuiVariables.Set(form), refusals);
        string script = GuiVariables.ScriptOf(form);
        GuiTrainingFile training = GuiTrainingFile.Of(form);
        IReadOnlyList<string> command = ["accelerate", "launch"];
        Try(() => command = new GuiCommand(form).WorkOut(script), refusals);
        refusals.AddRange(GuiChecks.Refusals(form));
        refusals.AddRange(training.Faults);
        int line = form.Peek("additional_parameters").Line;
        ParsedArguments arguments = ArgumentParser.Parse(script, [.. command.SkipWhile(word => word != GuiCommand.ConfigFile).Skip(2).Select(word => new ShellWord(word, line))]);
        refusals.AddRange(arguments.Faults.Select(fault => $"The trainer would not take the additional parameters: {fault.Message}"));
        IReadOnlyList<GuiLoss> lost = [.. upgrade.Changes, .. GuiLosses.Of(file, form, fields, training, arguments, script)];
        return new GuiConversion(form.Tab, script, training.Table, training.Sources, arguments, command, lost, refusals, fields);
    }

    /// <summary>All that the script is told: the training file, with what the command says in its place.</summary>
    public ConfigNode.Table Effective => new(
    [
        .. Training.Entries.Where(entry => Arguments.Settings.Find(entry.Key) is null),
        .. Arguments.Settings.Entries,
    ]);

    /// <summary>The field that a key of <see cref="Effective"/> comes from; null where the GUI makes it of several or of none.</summary>
    public string? FieldOf(string key) =>
        Arguments.Settings.Find(key) is not null ? "additional_parameters"
        : Sources.GetValueOrDefault(key) is { } source && GuiCatalogue.Current.Find(Tab, source) is not null ? source
        : null;

    private static void Try(Action stage, List<string> refusals)
    {
        try
        {
            stage();
        }
        catch (PythonFailure failure)
        {
            refusals.Add($"The GUI ends with {failure.Type}: {failure.Message}.");
        }
    }
}
