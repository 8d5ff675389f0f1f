namespace KohyaPrep.Core.Recipes;

/// <summary>What a key of a recipe takes.</summary>
public enum FieldKind
{
    Text,

    /// <summary>A file or folder; relative to the recipe's own folder.</summary>
    Path,
    Integer,
    Number,

    /// <summary>true or false.</summary>
    Flag,

    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>A list of texts; a single text counts as a list of one.</summary>
    TextList,
}
