namespace KohyaPrep.Core.Recipes;

/// <summary>Which part of a picture is kept.</summary>
public enum CropKind
{
    /// <summary>All of it.</summary>
    None,

    /// <summary>The largest square in the middle.</summary>
    Square,

    /// <summary>What stands before the background, as a box.</summary>
    Content,

    /// <summary>The same box of each picture.</summary>
    Box,
}
