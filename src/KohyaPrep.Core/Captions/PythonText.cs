namespace KohyaPrep.Core.Captions;

/// <summary>Text as Python takes it apart, where .NET does otherwise.</summary>
public static class PythonText
{
    /// <summary>
    /// The lines of a file opened in text mode, without their ends: only \n, \r and \r\n end a line. No line at all for an empty text; a text that
    /// ends in a line break has no empty line after it.
    /// </summary>
    public static IEnumerable<string> Lines(string text)
    {
        int start = 0;
        while (start < text.Length)
        {
            int end = text.AsSpan(start).IndexOfAny('\r', '\n');
            if (end < 0)
            {
                yield return text[start..];
                yield break;
            }

            end += start;
            yield return text[start..end];
            start = end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
        }
    }

    /// <summary>What <c>str.strip()</c> leaves.</summary>
    public static string Strip(string text)
    {
        int start = 0;
        int end = text.Length;
        while (start < end && IsSpace(text[start]))
            start++;
        while (end > start && IsSpace(text[end - 1]))
            end--;
        return text[start..end];
    }

    /// <summary>What <c>str.isspace()</c> says: .NET's white space and the four separators U+001C to U+001F. A byte-order mark is none.</summary>
    public static bool IsSpace(char character) => char.IsWhiteSpace(character) || character is >= '\u001c' and <= '\u001f';
}
