namespace KohyaPrep.Core.Captions.Repairs;

/// <summary>What a character is to someone who looks for mojibake: two that do not belong beside each other are a sign of it.</summary>
[Flags]
internal enum LetterKinds
{
    None = 0,

    /// <summary>Seen in mojibake and in sound text alike.</summary>
    Common = 1 << 0,

    /// <summary>The control codes U+0080 to U+009F.</summary>
    ControlCode = 1 << 1,

    /// <summary>Hardly ever meant.</summary>
    Bad = 1 << 2,

    Law = 1 << 3,
    Currency = 1 << 4,

    /// <summary>Punctuation before a word.</summary>
    Opening = 1 << 5,

    /// <summary>Punctuation after a word.</summary>
    Closing = 1 << 6,

    Numeric = 1 << 7,

    /// <summary>Letters that faces are made of.</summary>
    Face = 1 << 8,

    UpperAccented = 1 << 9,
    LowerAccented = 1 << 10,

    /// <summary>Capitals of other scripts.</summary>
    UpperOther = 1 << 11,

    /// <summary>Small letters of other scripts.</summary>
    LowerOther = 1 << 12,

    /// <summary>Parts of boxes.</summary>
    Box = 1 << 13,

    AsciiUpper = 1 << 14,
    AsciiLower = 1 << 15,
    Space = 1 << 16,

    /// <summary>A letter, a digit or an underscore of any script.</summary>
    Word = 1 << 17,

    /// <summary>A line feed.</summary>
    LineFeed = 1 << 18,

    AsciiLetter = AsciiUpper | AsciiLower,
    Accented = UpperAccented | LowerAccented,
    Punctuation = Opening | Closing,
}
