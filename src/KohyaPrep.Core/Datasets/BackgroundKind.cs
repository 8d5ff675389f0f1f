namespace KohyaPrep.Core.Datasets;

/// <summary>How the background of a portrait is painted.</summary>
public enum BackgroundKind
{
    /// <summary>None of the others, or not certain.</summary>
    Unknown,
    Solid,
    Split,
    Gradient,
    Checkered,
    Striped,
}
