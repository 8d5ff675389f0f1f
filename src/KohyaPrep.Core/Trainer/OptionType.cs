namespace KohyaPrep.Core.Trainer;

/// <summary>What an option's argument parser makes of a value.</summary>
public enum OptionType
{
    /// <summary>A switch (<c>bool</c> in the catalogue).</summary>
    Flag,
    Whole,

    /// <summary>A float.</summary>
    Number,

    /// <summary>Steps as an integer, or a share of all steps as a float.</summary>
    WholeOrNumber,
    Text,
    Path,
}
