namespace KohyaPrep.Imaging.Measures;

/// <summary>How much is measured of a picture.</summary>
public enum MeterDepth
{
    /// <summary>All facts.</summary>
    Whole,

    /// <summary>What the file holds, whether it is whole, its transparency, its colours and its hashes; nothing that looks at what is in the picture.</summary>
    Contents,
}
