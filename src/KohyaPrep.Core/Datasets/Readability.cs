namespace KohyaPrep.Core.Datasets;

/// <summary>How far a picture file could be decoded.</summary>
public enum Readability
{
    /// <summary>To its last pixel.</summary>
    Whole,

    /// <summary>The header is good, the data ends early or is damaged.</summary>
    CutShort,

    /// <summary>No decoder takes it.</summary>
    Undecodable,

    /// <summary>A picture of a kind that the trainer does not read.</summary>
    Unsupported,

    /// <summary>The header promises more pixels than anyone would train on; not decoded.</summary>
    TooLarge,

    /// <summary>No bytes.</summary>
    Empty,
}
