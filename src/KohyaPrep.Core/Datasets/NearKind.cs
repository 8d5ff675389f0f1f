namespace KohyaPrep.Core.Datasets;

/// <summary>In what way pictures are nearly the same.</summary>
public enum NearKind
{
    /// <summary>As they lie there.</summary>
    Alike,

    /// <summary>One is the mirror image of the other.</summary>
    Mirrored,

    /// <summary>One is an enlargement of the other.</summary>
    OtherSize,
}
