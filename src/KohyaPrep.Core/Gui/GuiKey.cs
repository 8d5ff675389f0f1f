namespace KohyaPrep.Core.Gui;

/// <summary>
/// How the GUI makes one key of the training file. A key may have several; the first whose conditions all hold is taken.
/// </summary>
/// <param name="Name">The key.</param>
/// <param name="Source">The field, or the GUI's own variable, that it is made of; empty where of none.</param>
/// <param name="IsOffAtZero">Whether 0 means that the key is left out, in every tab.</param>
/// <param name="IsKept">Whether it is written even where the tab leaves such values out.</param>
public sealed record GuiKey(string Name, string Source, GuiCast Cast, IReadOnlyList<GuiCondition> Conditions, bool IsOffAtZero, bool IsKept);
