namespace KohyaPrep.Core.Datasets;

/// <summary>Where a caption of the training set comes from.</summary>
public enum CaptionSource
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>The user's file, byte for byte.</summary>
    Kept,

    /// <summary>Written from the recipe's template.</summary>
    Written,
}
