using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Gui;

/// <summary>A field with what it holds once a file is loaded.</summary>
/// <param name="IsSet">Whether the file says so; otherwise it is what a fresh tab shows.</param>
public sealed record GuiFieldValue(GuiField Field, ConfigNode Value, bool IsSet)
{
    /// <summary>Whether it says anything else than a fresh tab, or than nothing at all.</summary>
    public bool IsChosen => IsSet && Value is not (ConfigNode.Nothing or ConfigNode.Text { Value: "" } or ConfigNode.Flag { Value: false })
        && !PythonCast.AreEqual(Value, Field.Default);
}
