namespace KohyaPrep.Core.Gui;

/// <summary>What the GUI does to a field's value before it writes it.</summary>
public enum GuiCast
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary><c>int()</c></summary>
    Whole,

    /// <summary><c>float()</c></summary>
    Number,

    /// <summary>Takes out quotation marks and splits at white space.</summary>
    Words,

    /// <summary>Writes true, whatever the field holds.</summary>
    On,

    /// <summary>In small letters.</summary>
    Lower,
}
