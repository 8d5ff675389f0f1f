namespace KohyaPrep.Core.Configs;

/// <summary>
/// Arrays. The reader cuts their text at commas by one of three rules, chosen by how the array begins: arrays within it, inline
/// tables, or anything else. Empty items are passed over.
/// </summary>
internal static class PythonTomlArray
{
    /// <exception cref="PythonFailure">What Python raises.</exception>
    public static PythonTomlList Read(string text, int line, int frames)
    {
        PythonTomlList list = new(line);
        string? kind = null;
        foreach (string item in Items(PythonText.Strip(text)).ToList())
        {
            string plain = PythonText.Strip(item);
            if (plain.Length == 0)
                continue;
            PythonTomlDraft value = PythonTomlValue.Read(plain, line, isProperNumber: true, frames + 1);
            if (kind is not null && kind != PythonTomlValue.Kind(value))
                throw PythonFailure.OfValue("Not a homogeneous array");
            kind = PythonTomlValue.Kind(value);
            list.Append(value);
        }

        return list;
    }

    /// <summary>Whether the first item is a text.</summary>
    public static bool HoldsTexts(string text) => PythonText.Strip(PythonText.Inner(text)) is ['"' or '\'', ..];

    private static IEnumerable<string> Items(string text)
    {
        string inner = PythonText.Inner(text);
        int bracket = inner.IndexOf('[', StringComparison.Ordinal);
        if (bracket >= 0 && PythonText.Strip(inner.AsSpan(0, bracket)).IsEmpty)
            return OutsideBrackets(inner);
        if (PythonText.Strip(inner) is ['{', ..])
            return Braces(text);
        return HoldsTexts(text) ? Texts(inner) : inner.Split(',');
    }

    private static IEnumerable<string> OutsideBrackets(string inner)
    {
        int open = 0;
        int start = 0;
        for (int at = 0; at < inner.Length; at++)
        {
            open += inner[at] switch { '[' => 1, ']' => -1, _ => 0 };
            if (inner[at] == ',' && open == 0)
            {
                yield return inner[start..at];
                start = at + 1;
            }
        }

        yield return inner[start..];
    }

    // From brace to brace; what stands between two inline tables is not looked at.
    private static IEnumerable<string> Braces(string text)
    {
        int start = 1;
        int end = 2;
        int open = text[1] == '{' ? 1 : 0;
        bool inText = false;
        for (; end < text.Length - 1; end++)
        {
            char letter = text[end];
            // Each backslash before a mark toggles, and so does the mark.
            if (letter is '"' or '\'')
                inText ^= !inText || PythonText.TrailingBackslashes(text.AsSpan(0, end)) % 2 == 0;
            if (inText || letter is not ('{' or '}'))
                continue;
            if (letter == '{')
                open++;
            else if (open > 1)
                open--;
            else
            {
                yield return text[start..(end + 1)];
                start = end + 2 < text.Length - 1 ? text.IndexOf('{', end + 2, text.Length - 1 - (end + 2)) : -1;
                if (start < 0)
                    yield break;
                end = start;
            }
        }
    }

    // Cut at every comma; pieces are put together again until each ends with the letter that it begins with.
    private static IEnumerable<string> Texts(string inner)
    {
        int start = 0;
        while (start <= inner.Length)
        {
            int end = Comma(inner, start);
            // The last piece is taken as it is, unless it has begun with another.
            while (end < inner.Length && !IsWhole(PythonText.Strip(inner.AsSpan(start, end - start))))
            {
                end = Comma(inner, end + 1);
                if (end == inner.Length && !IsWhole(PythonText.Strip(inner.AsSpan(start))))
                    throw PythonFailure.OfIndex("list");
            }

            yield return inner[start..end];
            start = end + 1;
        }
    }

    private static int Comma(string text, int start)
    {
        int comma = text.IndexOf(',', start);
        return comma < 0 ? text.Length : comma;
    }

    private static bool IsWhole(ReadOnlySpan<char> item)
    {
        if (item.IsEmpty)
            return true;
        bool ends = item[^1] == item[0] && PythonText.TrailingBackslashes(item[(item.Length > 1 ? 1 : 0)..^1]) % 2 == 0;
        bool isOpenLongText = item.Length > 2 && item[1] == item[0] && item[2] == item[0] && item[^2] != item[0] && item[^3] != item[0];
        return ends && !isOpenLongText;
    }
}
