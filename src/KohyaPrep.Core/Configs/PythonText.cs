using System.Text;

namespace KohyaPrep.Core.Configs;

/// <summary>What Python's text methods mean by white space, letters and digits, where .NET's differ.</summary>
public static class PythonText
{
    /// <summary>Python's <c>str.isspace</c>: as .NET's, and the four separators of ASCII.</summary>
    public static bool IsSpace(char letter) => letter is (>= '\x1c' and <= '\x1f') || char.IsWhiteSpace(letter);

    /// <summary>Python's <c>str.isalnum</c>: letters and everything that stands for a number.</summary>
    public static bool IsAlphanumeric(Rune letter) => Rune.IsLetter(letter) || Rune.IsNumber(letter);

    /// <summary>Python's <c>str.strip()</c>.</summary>
    public static ReadOnlySpan<char> Strip(ReadOnlySpan<char> text)
    {
        int start = 0;
        int end = text.Length;
        while (start < end && IsSpace(text[start]))
            start++;
        while (end > start && IsSpace(text[end - 1]))
            end--;
        return text[start..end];
    }

    public static string Strip(string text) => Strip(text.AsSpan()).ToString();

    /// <summary>
    /// The text as Python hands it out of a file opened for reading text: each carriage return, with or without a line feed, becomes
    /// a line feed. The trainer opens its files so.
    /// </summary>
    public static string WithUniversalNewlines(string text) =>
        text.Contains('\r', StringComparison.Ordinal) ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : text;

    /// <summary>A slice as Python takes it: what lies beyond the end is left out.</summary>
    internal static ReadOnlySpan<char> Slice(ReadOnlySpan<char> text, int start, int end) =>
        text[Math.Min(start, text.Length)..Math.Max(Math.Min(start, text.Length), Math.Min(end, text.Length))];

    /// <summary>The text without its first and last letters, empty where it has no more than those.</summary>
    internal static string Inner(string text, int margin = 1)
    {
        int end = text.Length;
        for (int left = margin; left > 0 && end > 0; left--)
            end -= end > 1 && char.IsSurrogatePair(text[end - 2], text[end - 1]) ? 2 : 1;
        return end > margin ? text[margin..end] : "";
    }

    /// <summary>How many backslashes end the text.</summary>
    internal static int TrailingBackslashes(ReadOnlySpan<char> text) => text.Length - text.TrimEnd('\\').Length;
}
