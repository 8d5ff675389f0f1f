using System.Globalization;
using System.Text;

namespace KohyaPrep.Core.Captions;

/// <summary>Small letters as Python makes them, where .NET does otherwise.</summary>
public static class PythonCase
{
    private const char DottedCapital = 'İ';
    private const char CapitalSigma = 'Σ';
    private const char FinalSigma = 'ς';

    // Punctuation inside of words, beside what its category says.
    private const string InsideWords = "'.:\u00b7\u0387\u055f\u05f4\u2018\u2019\u2024\u2027\ufe13\ufe52\ufe55\uff07\uff0e\uff1a";

    /// <summary>What <c>str.lower()</c> gives: <c>İ</c> becomes two characters, and a sigma that ends a word its final form.</summary>
    public static string Lower(string text)
    {
        if (!text.AsSpan().ContainsAny(DottedCapital, CapitalSigma))
            return text.ToLowerInvariant();
        StringBuilder lower = new(text.Length + 4);
        int index = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                DottedCapital => lower.Append("i\u0307"),
                CapitalSigma => lower.Append(EndsWord(text, index) ? FinalSigma : 'σ'),
                _ => lower.Append(Rune.ToLowerInvariant(rune)),
            };
            index += rune.Utf16SequenceLength;
        }

        return lower.ToString();
    }

    /// <summary>Where in a text the character stands that became the one at an index of its small letters.</summary>
    public static int IndexBeforeLower(string text, int indexInLower)
    {
        int index = 0;
        for (int lower = 0; lower < indexInLower && index < text.Length; index++)
            lower += text[index] == DottedCapital ? 2 : 1;
        return index;
    }

    private static bool EndsWord(string text, int sigma) =>
        NextIsCased(text[..sigma].EnumerateRunes().Reverse()) && !NextIsCased(text[(sigma + 1)..].EnumerateRunes());

    private static bool NextIsCased(IEnumerable<Rune> runes)
    {
        foreach (Rune rune in runes)
        {
            if (!IsIgnored(rune))
                return IsCased(rune);
        }

        return false;
    }

    private static bool IsIgnored(Rune rune) => Rune.GetUnicodeCategory(rune) is
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format
            or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol
        || (rune.IsBmp && InsideWords.Contains((char)rune.Value, StringComparison.Ordinal));

    private static bool IsCased(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        || rune.Value is 0xAA or 0xBA or (>= 0x2160 and <= 0x217F) or (>= 0x24B6 and <= 0x24E9) or (>= 0x1F130 and <= 0x1F149)
            or (>= 0x1F150 and <= 0x1F169) or (>= 0x1F170 and <= 0x1F189);
}
