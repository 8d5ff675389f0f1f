namespace KohyaPrep.Core.Findings;

/// <summary>What can be done to the user's files about a finding.</summary>
public enum FixKind
{
    /// <summary>A picture gets the extension of its content.</summary>
    RightExtension,

    /// <summary>A picture is stored anew as PNG of 8 bits a channel, its pixels as they are.</summary>
    Encode,

    /// <summary>A picture's colours are converted to sRGB by its colour profile, and stored as <see cref="Encode"/> does.</summary>
    ConvertColours,

    /// <summary>A picture's pixels are turned and mirrored as its EXIF orientation says.</summary>
    Turn,

    /// <summary>Transparent pixels are laid onto a background.</summary>
    Flatten,

    /// <summary>An enlarged sprite becomes one pixel for each cell of its grid again.</summary>
    Shrink,

    /// <summary>A picture goes out of the set, with what belongs to it alone.</summary>
    SetAside,

    /// <summary>A picture gets a name of its own, and a caption and an edge map that it shared with another.</summary>
    RenameTwin,

    /// <summary>A caption is read in its own encoding and stored as UTF-8.</summary>
    StoreAsUtf8,

    /// <summary>A caption loses its byte-order mark.</summary>
    DropMark,

    /// <summary>Blank lines before a caption's text go.</summary>
    DropBlankLines,

    /// <summary>The lines of a caption become one, with commas between them.</summary>
    JoinLines,

    /// <summary>A caption gets the text that the tokenizer would have made of it.</summary>
    RepairText,

    /// <summary>Colour codes go.</summary>
    DropColourCodes,

    /// <summary>Of a word that stands twice in a row one goes.</summary>
    DropDoubledWords,

    /// <summary>Of fragments that are the same the first stays.</summary>
    DropDuplicates,

    /// <summary>Fragments go that are listed in <see cref="Fix.Words"/>.</summary>
    DropFragments,

    /// <summary>A caption begins with the trigger, which is <see cref="Fix.Words"/>.</summary>
    TriggerFirst,

    /// <summary>A caption gets the extension that the trainer reads, which is <see cref="Fix.Words"/>.</summary>
    CaptionExtension,
}
