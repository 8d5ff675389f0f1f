using System.Buffers;
using System.Text;

namespace KohyaPrep.Core.Captions.Repairs;

/// <summary>Line breaks, halves of surrogate pairs, a terminal's sequences and control characters.</summary>
internal static class InvisibleCharacters
{
    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\r\u0085\u2028\u2029");

    // Not those that are space or shape the letters beside them, such as joiners.
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Of(0, 8), '\u000b', .. Of(0xe, 0x1f), '\u007f', .. Of(0x206a, 0x206f), '\ufeff', .. Of(0xfff9, 0xfffc)]);

    public static string UnifyLineBreaks(string text) =>
        text.AsSpan().ContainsAny(LineBreaks)
            ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\u2028', '\n').Replace('\u2029', '\n').Replace('\u0085', '\n')
            : text;

    /// <summary>A half that stands alone becomes U+FFFD.</summary>
    public static string ReplaceLoneSurrogates(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
            return text;
        StringBuilder whole = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
            whole.Append(rune);
        return whole.ToString();
    }

    /// <summary>Sequences such as <c>ESC[36;44m</c>.</summary>
    public static string RemoveTerminalEscapes(string text)
    {
        int start = text.IndexOf("\e[", StringComparison.Ordinal);
        if (start < 0)
            return text;
        StringBuilder kept = new(text.Length);
        int from = 0;
        for (; start >= 0; start = text.IndexOf("\e[", start + 1, StringComparison.Ordinal))
        {
            int end = start + 2;
            while (end < text.Length && (char.IsDigit(text[end]) || text[end] == ';'))
                end++;
            if (end == text.Length || !char.IsAsciiLetter(text[end]))
                continue;
            kept.Append(text, from, start - from);
            from = end + 1;
        }

        return kept.Append(text, from, text.Length - from).ToString();
    }

    public static string RemoveControls(string text)
    {
        if (!text.AsSpan().ContainsAny(Controls))
            return text;
        StringBuilder kept = new(text.Length);
        foreach (char letter in text)
        {
            if (!Controls.Contains(letter))
                kept.Append(letter);
        }

        return kept.ToString();
    }

    private static IEnumerable<char> Of(int first, int last) => Enumerable.Range(first, last - first + 1).Select(code => (char)code);
}
