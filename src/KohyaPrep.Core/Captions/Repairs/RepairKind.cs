namespace KohyaPrep.Core.Captions.Repairs;

/// <summary>What the trainer's tokenizer does to a text before it reads it, in the order that it does it.</summary>
public enum RepairKind
{
    /// <summary><c>&amp;amp;</c> and the like become what they stand for.</summary>
    Entities,

    /// <summary>Text that was decoded with the wrong encoding, such as <c>cafÃ©</c>, is decoded anew.</summary>
    Mojibake,

    /// <summary>Control codes U+0080 to U+009F become what Windows-1252 has in their places.</summary>
    ControlCodes,

    /// <summary>Ligatures and digraphs of Latin letters are taken apart.</summary>
    Ligatures,

    /// <summary>Full-width Latin and half-width Katakana and Hangul get their usual width.</summary>
    Width,

    /// <summary>Curly quotes become straight.</summary>
    Quotes,

    /// <summary>Every kind of line break becomes a line feed.</summary>
    LineBreaks,

    /// <summary>Halves of surrogate pairs become U+FFFD.</summary>
    Surrogates,

    /// <summary>A terminal's colour sequences go.</summary>
    TerminalEscapes,

    /// <summary>Characters that show nothing go, a byte-order mark among them.</summary>
    ControlCharacters,

    /// <summary>Letters and their combining marks become one character (NFC).</summary>
    Composition,
}
