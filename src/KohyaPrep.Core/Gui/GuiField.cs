using System.Globalization;
using KohyaPrep.Core.Configs;
using KohyaPrep.Core.Trainer.Simulation.Arguments;

namespace KohyaPrep.Core.Gui;

/// <summary>A field of a tab.</summary>
/// <param name="Name">As in the saved file.</param>
/// <param name="Label">As on the screen.</param>
/// <param name="Default">What a fresh tab shows; Nothing for an empty text.</param>
/// <param name="Choices">Empty where any value goes.</param>
/// <param name="Step">Of a slider and of a number's arrows; 1 unless said.</param>
/// <param name="IsOfMachine">Whether the maximum is that of the machine that the GUI runs on.</param>
public sealed record GuiField(
    string Name,
    string Label,
    GuiFieldKind Kind,
    ConfigNode Default,
    IReadOnlyList<ConfigNode> Choices,
    double? Minimum,
    double? Maximum,
    double Step,
    bool IsOfMachine)
{
    /// <summary>Why the field cannot hold the value, as the rest of a sentence; null where it can.</summary>
    public string? WhyNot(ConfigNode value) => Kind switch
    {
        GuiFieldKind.Flag => value is ConfigNode.Flag ? null : "is neither true nor false",
        GuiFieldKind.Number when value is not (ConfigNode.Whole or ConfigNode.Number { Value: not double.NaN }) => "is no number",
        GuiFieldKind.Number when Minimum is { } least && PythonValue.Number(value) < least => string.Create(CultureInfo.InvariantCulture, $"is below {least}"),
        GuiFieldKind.Number when Maximum is { } most && PythonValue.Number(value) > most => string.Create(CultureInfo.InvariantCulture, $"is above {most}"),
        GuiFieldKind.Number => null,
        GuiFieldKind.Choice => Choices.Any(choice => choice.PythonType == value.PythonType && PythonCast.AreEqual(choice, value)) ? null : "is none of its choices",
        _ => value is ConfigNode.Text ? null : "is no text",
    };
}
