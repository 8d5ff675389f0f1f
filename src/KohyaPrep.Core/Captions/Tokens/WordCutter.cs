using System.Buffers;
using System.Globalization;
using System.Text;

namespace KohyaPrep.Core.Captions.Tokens;

/// <summary>
/// Cuts a text in small letters into what CLIP takes for words: runs of letters, single digits, runs of other signs, English endings after an
/// apostrophe, and the marks of a text's ends where they are written out.
/// </summary>
internal static class WordCutter
{
    public const string StartMark = "<|startoftext|>";
    public const string EndMark = "<|endoftext|>";

    // Their order decides nothing: no ending begins another.
    private static readonly string[] Endings = ["'s", "'t", "'re", "'ve", "'m", "'ll", "'d"];

    private static readonly SearchValues<char> SmallLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz");

    private enum Kind
    {
        Space,
        Letter,
        Digit,
        Sign,
    }

    /// <summary>The next word at or after an index; an empty one when there is none.</summary>
    /// <param name="start">In: where to look from. Out: where the word begins.</param>
    public static ReadOnlySpan<char> Next(ReadOnlySpan<char> text, ref int start)
    {
        Kind kind = Kind.Space;
        int length = 0;
        while (start < text.Length && (kind = KindAt(text, start, out length)) == Kind.Space)
            start += length;
        if (start == text.Length)
            return [];
        ReadOnlySpan<char> rest = text[start..];
        int whole = rest[0] switch
        {
            '<' => Begins(rest, StartMark) ? StartMark.Length : Begins(rest, EndMark) ? EndMark.Length : 0,
            '\'' => EndingOf(rest),
            _ => 0,
        };
        if (whole > 0)
            return rest[..whole];
        // Most words are plain small letters.
        int end = char.IsAsciiLetterLower(rest[0]) && rest.IndexOfAnyExcept(SmallLetters) is var plain and not -1 ? plain
            : char.IsAsciiLetterLower(rest[0]) ? rest.Length
            : length;
        while (kind != Kind.Digit && end < rest.Length && KindAt(rest, end, out length) == kind)
            end += length;
        return rest[..end];
    }

    private static int EndingOf(ReadOnlySpan<char> rest)
    {
        foreach (string ending in Endings)
        {
            if (Begins(rest, ending))
                return ending.Length;
        }

        return 0;
    }

    // Where case is ignored, the long s is an s.
    private static bool Begins(ReadOnlySpan<char> text, string word)
    {
        if (text.Length < word.Length)
            return false;
        for (int i = 0; i < word.Length; i++)
        {
            if (text[i] != word[i] && !(text[i] == 'ſ' && word[i] == 's'))
                return false;
        }

        return true;
    }

    private static Kind KindAt(ReadOnlySpan<char> text, int index, out int length)
    {
        char letter = text[index];
        length = 1;
        if (char.IsAsciiLetterLower(letter))
            return Kind.Letter;
        if (char.IsAscii(letter))
            return char.IsAsciiLetter(letter) ? Kind.Letter : letter is ' ' or (>= '\t' and <= '\r') ? Kind.Space : char.IsAsciiDigit(letter) ? Kind.Digit : Kind.Sign;
        UnicodeCategory category = char.GetUnicodeCategory(letter);
        if (char.IsHighSurrogate(letter))
        {
            _ = Rune.DecodeFromUtf16(text[index..], out Rune rune, out length);
            category = Rune.GetUnicodeCategory(rune);
        }

        return category switch
        {
            <= UnicodeCategory.OtherLetter => Kind.Letter,
            UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => Kind.Digit,
            _ => char.IsWhiteSpace(letter) ? Kind.Space : Kind.Sign,
        };
    }
}
