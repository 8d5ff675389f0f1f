namespace KohyaPrep.Imaging.Recoveries;

/// <summary>How the pixels of a cell become one colour.</summary>
public enum CellMethod
{
    /// <summary>The median of the cell's centre, made steadier by all pixels of the cell that agree with it.</summary>
    Centre,

    /// <summary>The median of each channel over the whole cell.</summary>
    Median,

    /// <summary>The mean of the whole cell.</summary>
    Box,

    /// <summary>The most frequent exact colour.</summary>
    Mode,

    /// <summary>The pixel in the middle.</summary>
    Nearest,

    /// <summary>The mean of the larger of two groups.</summary>
    KCentroid,

    /// <summary>What an often copied script does, pixel for pixel as Pillow: the nearest pixel without looking for a grid, then an octree of colours.</summary>
    Classic,
}
