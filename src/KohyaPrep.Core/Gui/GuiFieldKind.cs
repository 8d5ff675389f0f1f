namespace KohyaPrep.Core.Gui;

/// <summary>What a field of the GUI holds.</summary>
public enum GuiFieldKind
{
    /// <summary>Any text.</summary>
    Text,

    /// <summary>A box to tick.</summary>
    Flag,

    /// <summary>A number, typed or on a slider.</summary>
    Number,

    /// <summary>One of its choices.</summary>
    Choice,

    /// <summary>A folder or file; the choices are what the GUI finds on its machine, and any other may be typed.</summary>
    Path,
}
