using System.Text.RegularExpressions;

namespace KohyaPrep.Core.Captions;

/// <summary>Words that stand twice in a row and were not meant to.</summary>
public static partial class DoubledWords
{
    // Words that are said twice on purpose.
    private static readonly HashSet<string> Meant = new(StringComparer.OrdinalIgnoreCase)
    {
        "very", "so", "really", "that", "had", "no", "bye", "ha", "choo", "cha", "tom", "pom", "can", "yo", "chop", "night", "knock", "tic", "bora", "jar", "duran",
    };

    /// <summary>Such as <c>light light</c>, each once.</summary>
    public static IReadOnlyList<string> In(string text) => !MayHaveSome(text) ? [] :
        [.. Doubled().Matches(text).Where(match => !Meant.Contains(match.Groups[1].Value)).Select(match => match.Value).Distinct(StringComparer.OrdinalIgnoreCase)];

    // Where all is plain letters, a glance at neighbours is enough for nearly every caption.
    private static bool MayHaveSome(ReadOnlySpan<char> text)
    {
        if (!System.Text.Ascii.IsValid(text))
            return true;
        ReadOnlySpan<char> before = [];
        int end = 0;
        WordSpans words = new(text);
        while (words.MoveNext())
        {
            if (words.Current.Length == before.Length && !text[end..words.Start].ContainsAnyExcept(' ', '\t') && words.Current.Equals(before, StringComparison.OrdinalIgnoreCase))
                return true;
            before = words.Current;
            end = words.Start + before.Length;
        }

        return false;
    }

    /// <summary>The text with one of each; the first stays as it is written.</summary>
    public static string Dropped(string text)
    {
        string before;
        do
        {
            before = text;
            text = Doubled().Replace(text, match => Meant.Contains(match.Groups[1].Value) ? match.Value : match.Groups[1].Value);
        }
        while (text != before);
        return text;
    }

    [GeneratedRegex(@"(?<![\w'’-])(\p{L}+)[ \t]+\1(?![\w'’-])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Doubled();
}
