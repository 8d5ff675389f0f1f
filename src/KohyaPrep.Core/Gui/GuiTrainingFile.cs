using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Gui;

/// <summary>Makes the training file of a form: its keys in ordinal order, without the values that the tab leaves out.</summary>
internal sealed class GuiTrainingFile
{
    private readonly SortedDictionary<string, ConfigNode> entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> sources = new(StringComparer.Ordinal);
    private readonly List<(GuiKey Key, ConfigNode Value)> leftOut = [];
    private readonly List<string> faults = [];

    private GuiTrainingFile()
    {
    }

    public ConfigNode.Table Table => new([.. entries]);

    /// <summary>The field, or the GUI's variable, that each key is made of.</summary>
    public IReadOnlyDictionary<string, string> Sources => sources;

    /// <summary>What has a value and is not written.</summary>
    public IReadOnlyList<(GuiKey Key, ConfigNode Value)> LeftOut => leftOut;

    /// <summary>Why the GUI ends before it writes the file; each as a sentence.</summary>
    public IReadOnlyList<string> Faults => faults;

    public static GuiTrainingFile Of(GuiForm form)
    {
        GuiTrainingFile file = new();
        foreach (IGrouping<string, GuiKey> rows in GuiCatalogue.Current.KeysOf(form.Tab).GroupBy(key => key.Name, StringComparer.Ordinal))
        {
            try
            {
                if (rows.FirstOrDefault(row => row.Conditions.All(condition => condition.Holds(form[condition.Field]))) is { } key)
                    file.Add(key, Cast(key, key.Source.Length == 0 ? new ConfigNode.Nothing() : form[key.Source]), form.Tab);
            }
            catch (PythonFailure failure)
            {
                file.faults.Add($"The GUI ends with {failure.Type} at {rows.Key}: {failure.Message}.");
            }
        }

        return file;
    }

    private void Add(GuiKey key, ConfigNode value, GuiTab tab)
    {
        sources[key.Name] = key.Source;
        if (key.IsKept)
            entries[key.Name] = value;
        else if ((key.IsOffAtZero && IsZero(value)) || IsLeftOut(value, tab))
            leftOut.Add((key, value));
        else
            entries[key.Name] = value;
    }

    // 0 equals False, and so the LoRA tab leaves out every zero (lora_gui.py, `value not in ["", False, None]`); the others ask for False itself.
    private static bool IsLeftOut(ConfigNode value, GuiTab tab) =>
        value is ConfigNode.Nothing or ConfigNode.Text { Value: "" } or ConfigNode.Flag { Value: false } || (tab == GuiTab.Lora && IsZero(value));

    private static bool IsZero(ConfigNode value) => PythonValue.Number(value) == 0;

    private static ConfigNode Cast(GuiKey key, ConfigNode value) => key.Cast switch
    {
        GuiCast.Whole => PythonCast.Int(value),
        GuiCast.Number => PythonCast.Float(value),
        GuiCast.Words => GuiWords.Of(PythonCast.Str(value), value.Line),
        GuiCast.On => new ConfigNode.Flag(true, value.Line),
        GuiCast.Lower => new ConfigNode.Text(PythonCast.Str(value).ToLowerInvariant(), value.Line),
        _ => value,
    };
}
