namespace KohyaPrep.Core.Trainer;

/// <summary>What the dataset file's schema asks of a value (config_util.py:178).</summary>
public enum DatasetKeyType
{
    Flag,
    Whole,

    /// <summary>A float; an integer is refused.</summary>
    Number,

    /// <summary>A float or an integer.</summary>
    AnyNumber,
    Text,

    /// <summary>One integer, or two for width and height.</summary>
    Size,

    /// <summary>Two floats.</summary>
    Range,
    Table,
}
