namespace KohyaPrep.Core.Captions.Edits;

/// <summary>What can be done to the text of a caption.</summary>
public enum CaptionEditKind
{
    /// <summary>Text in front, as it is written.</summary>
    Prefix,

    /// <summary>Text behind, as it is written.</summary>
    Suffix,

    /// <summary><c>OLD=&gt;NEW</c>, letter for letter.</summary>
    Replace,

    /// <summary><c>PATTERN=&gt;NEW</c>, a regular expression.</summary>
    ReplacePattern,

    /// <summary>Fragments at the end, unless they are there.</summary>
    Add,

    /// <summary>Fragments go; <c>*</c> stands for anything.</summary>
    Remove,

    /// <summary>These fragments come first, in this order.</summary>
    Order,

    /// <summary>The fragments that the fewest captions have come first.</summary>
    RarestFirst,

    /// <summary>Of equal fragments the first stays.</summary>
    Unique,

    /// <summary>One blank between words and behind commas, and no empty fragments.</summary>
    Tidy,

    /// <summary>Small letters.</summary>
    Lower,

    /// <summary>Blanks in place of underscores, but for faces such as <c>^_^</c>.</summary>
    Spaces,

    /// <summary>Underscores in place of blanks within fragments.</summary>
    Underscores,

    /// <summary>The trigger is moved or put to the front.</summary>
    Trigger,

    /// <summary>Words are spelt as a table says.</summary>
    Spelling,
}
