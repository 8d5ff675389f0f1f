using System.Text;
using static KohyaPrep.Core.Captions.Repairs.LetterKinds;

namespace KohyaPrep.Core.Captions.Repairs;

/// <summary>Tells by sequences of characters that hardly ever stand beside each other whether a text looks like mojibake.</summary>
internal static class MojibakeSigns
{
    private const LetterKinds AroundBad = Accented | Box | Punctuation | Currency | Numeric | Law;

    private static readonly MojibakeSign[][] Sequences =
    [
        [ControlCode],
        [Bad | AroundBad, Bad],
        [AsciiLetter, LowerOther | UpperOther, Bad],
        [Bad, AroundBad],
        [LowerAccented | LowerOther | Box | Closing | Currency | Numeric, UpperAccented],
        [Box | Closing | Currency | Numeric, LowerAccented],
        [LowerAccented | Box | Closing, Currency],
        [Space, UpperAccented, Currency],
        [UpperAccented | Box, Numeric | Law],
        [Accented | Box | Currency | Closing, Opening, Numeric],
        [Accented | Currency | Numeric | Box | Law, Closing, Opening],
        [Currency | Numeric | Box, Opening],
        [AsciiLower, UpperAccented, Opening | Currency],
        [Box, Face],
        [Accented | Currency | Numeric | Punctuation | Law, Box],
        [Box, Closing],
        [Accented, Punctuation, Word],
        ["Œœ", new(AsciiLetter, Not: true)],
        [UpperAccented, "°"],

        // Windows-1252 of Latin letters, of Arabic, and of South Asian scripts.
        ["ÂÃÎÐ", new(Punctuation, "€œŠš¢£Ÿž\u00a0\u00ad®©°·»–—´")],
        ["×", "²³"],
        ["ØÙ", new(Common | Currency | Bad | Numeric | Opening, "ŸŠ®°µ»"), "ØÙ", new(Common | Currency | Bad | Numeric | Opening, "ŸŠ®°µ»")],
        ["à", "²µ¹¼½¾"],

        // MacRoman.
        ["√", "±∂†≠®™´≤≥¥µø"],
        ["≈", "°¢"],
        ["‚", "Ä", "ìîïòôúùû†°¢π"],
        ["‚", "âó", "àä°ê"],

        // Windows-1251.
        ["в", "Ђ"],
        ["ВГРС", new(ControlCode | Bad | Punctuation | Currency, "°µ"), "ВГРС"],
        ["Г", "ў", "В", "Ђ", "В", new(LineFeed, Not: true), new(AsciiLetter, " ")],

        // Windows-1252 of 'à', 'á' and the no-break space, whose byte may have become a space.
        ["Ã", "\u00a0¡"],
        [AsciiLower, "ÃÂ", " "],
        [AsciiLower, Space, "ÃÂ", " "],
        [new(AsciiLower | Closing, ".,?!"), "Â", new(Punctuation, " ")],

        // Windows-1253 and Windows-1257.
        ["β", "€", "™\u00a0Ά\u00ad®°"],
        ["ΒΓΞΟ", new(ControlCode | Bad | Punctuation | Currency, "°"), "ΒΓΞΟ"],
        ["ā", "€"],
    ];

    /// <summary>So many ASCII characters at most begin a sequence.</summary>
    private const int AsciiBefore = 2;

    public static bool In(string text)
    {
        string letters = InOneUnitEach(text);
        if (letters is ['Ã' or 'Â', ' ', ..])
            return true;
        LetterKinds[] kinds = new LetterKinds[letters.Length];
        for (int i = 0; i < letters.Length; i++)
            kinds[i] = LetterKindTable.Of(letters[i]);
        int last = -1;
        for (int i = 0; i < letters.Length; i++)
        {
            if (char.IsAscii(letters[i]))
                continue;
            for (int start = Math.Max(last + 1, i - AsciiBefore); start <= i; start++)
            {
                foreach (MojibakeSign[] sequence in Sequences)
                {
                    if (FitsAt(sequence, letters, kinds, start))
                        return true;
                }
            }

            last = i;
        }

        return false;
    }

    private static bool FitsAt(MojibakeSign[] sequence, string letters, LetterKinds[] kinds, int start)
    {
        if (start + sequence.Length > letters.Length)
            return false;
        for (int i = 0; i < sequence.Length; i++)
        {
            if (!sequence[i].Fits(letters[start + i], kinds[start + i]))
                return false;
        }

        return true;
    }

    // A character above U+FFFF counts as one: a letter stands in for letters and digits, a private character for all others.
    private static string InOneUnitEach(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
            return text;
        StringBuilder units = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            units.Append(rune.IsBmp ? (char)rune.Value : Rune.IsLetter(rune) || Rune.IsNumber(rune) ? 'あ' : '\ue000');
        return units.ToString();
    }
}
