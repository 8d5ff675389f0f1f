namespace KohyaPrep.Core.Gui;

/// <summary>How a condition looks at its field.</summary>
public enum GuiComparison
{
    IsTrue,
    IsFalse,
    Equals,
    Differs,
    IsAbove,
}
