namespace KohyaPrep.Core.Gui;

/// <summary>A training tab of the Kohya_ss GUI; each saves files of its own form.</summary>
public enum GuiTab
{
    Lora,
    DreamBooth,
    FineTune,
}
