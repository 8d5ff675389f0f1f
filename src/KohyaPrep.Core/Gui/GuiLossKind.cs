namespace KohyaPrep.Core.Gui;

/// <summary>Where a value of a GUI file is lost on its way to the training.</summary>
public enum GuiLossKind
{
    /// <summary>The GUI has no such field, and leaves the value out as it loads the file.</summary>
    NoField,

    /// <summary>The GUI turns it into another value as it loads the file.</summary>
    Changed,

    /// <summary>The GUI does not use the field with the rest of the settings.</summary>
    Unused,

    /// <summary>The GUI leaves it out of the training file, and the trainer takes another value.</summary>
    LeftOut,

    /// <summary>The GUI writes it, and the trainer does not know the key.</summary>
    Ignored,
}
