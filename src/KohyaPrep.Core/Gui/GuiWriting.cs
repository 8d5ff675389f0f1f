using KohyaPrep.Core.Configs;

namespace KohyaPrep.Core.Gui;

/// <summary>Settings as a file that a tab of the GUI loads.</summary>
/// <param name="File">Every field of the tab, in ordinal order as the GUI saves them.</param>
/// <param name="Lost">What has no place in it, or what the GUI makes otherwise.</param>
public sealed record GuiWriting(GuiTab Tab, ConfigNode.Table File, IReadOnlyList<GuiUnsaid> Lost);
