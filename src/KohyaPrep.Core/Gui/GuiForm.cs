using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Gui;

/// <summary>
/// What a tab's fields hold when its training is started, with the GUI's own variables beside them; knows which were looked at.
/// </summary>
internal sealed class GuiForm
{
    private readonly Dictionary<string, ConfigNode> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> read = new(StringComparer.Ordinal);

    private GuiForm(GuiTab tab) => Tab = tab;

    public GuiTab Tab { get; }

    /// <summary>Looks at a field or variable; Nothing for None.</summary>
    public ConfigNode this[string name]
    {
        get
        {
            read.Add(name);
            return Peek(name);
        }
    }

    /// <summary>The fields as they are after a file was loaded into a fresh tab.</summary>
    public static GuiForm Loaded(GuiTab tab, IReadOnlyDictionary<string, ConfigNode> file)
    {
        GuiForm form = new(tab);
        foreach (GuiField field in GuiCatalogue.Current.FieldsOf(tab))
            form.values[field.Name] = Shown(field, tab, file.GetValueOrDefault(field.Name));
        return form;
    }

    /// <summary>The value without looking at it.</summary>
    public ConfigNode Peek(string name) => values.GetValueOrDefault(name) ?? new ConfigNode.Nothing();

    public void Set(string name, ConfigNode value) => values[name] = value;

    public bool IsOn(string name) => values.ContainsKey(name) && PythonValue.IsTrue(this[name]);

    /// <summary>Whether a field was looked at.</summary>
    public bool WasRead(string name) => read.Contains(name);

    // Null keeps what the tab shows, but in the DreamBooth tab it becomes the value. A box shows whether a value is true, a line its text.
    private static ConfigNode Shown(GuiField field, GuiTab tab, ConfigNode? value) => value switch
    {
        null => field.Default,
        ConfigNode.Nothing when tab != GuiTab.DreamBooth => field.Default,
        ConfigNode.Nothing => value,
        _ when field.Kind == GuiFieldKind.Flag => new ConfigNode.Flag(PythonValue.IsTrue(value), value.Line),
        _ when field.Kind == GuiFieldKind.Text => new ConfigNode.Text(PythonCast.Str(value), value.Line),
        _ => value,
    };
}
