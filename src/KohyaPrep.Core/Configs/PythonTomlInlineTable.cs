namespace KohyaPrep.Core.Configs;

/// <summary>
/// Inline tables. The reader cuts their text at commas, and puts a piece together with the next as long as what follows its first
/// equals sign does not look like a whole value.
/// </summary>
internal static class PythonTomlInlineTable
{
    public static PythonTomlTable Read(string text, int line, int frames)
    {
        PythonTomlTable table = new(line, isInline: true);
        ReadInto(table, text, line, frames);
        return table;
    }

    /// <param name="level">A table mostly; a line of the file may begin with a brace too.</param>
    /// <exception cref="PythonFailure">What Python raises.</exception>
    public static void ReadInto(PythonTomlDraft level, string text, int line, int frames)
    {
        foreach (string pair in Pairs(PythonText.Inner(text)).ToList())
        {
            // A long text that stays open ends the table, and is lost with all that follows.
            if (PythonTomlPair.Read(pair, level, line, frames + 1) is not null)
                return;
        }
    }

    private static IEnumerable<string> Pairs(string inner)
    {
        if (PythonText.Strip(inner.AsSpan()).IsEmpty)
            yield break;
        for (int start = 0; start <= inner.Length;)
        {
            int end = Comma(inner, start);
            while (!IsWhole(inner, start, end))
            {
                if (end == inner.Length)
                    throw PythonFailure.OfValue("Invalid inline table value encountered");
                end = Comma(inner, end + 1);
            }

            yield return inner[start..end];
            start = end + 1;
        }
    }

    private static bool IsWhole(string inner, int start, int end)
    {
        int equals = inner.IndexOf('=', start, end - start);
        if (equals < 0)
            throw PythonFailure.OfValue("Invalid inline table encountered");
        ReadOnlySpan<char> value = PythonText.Strip(inner.AsSpan(equals + 1, end - equals - 1));
        if (value.IsEmpty)
            throw PythonFailure.OfIndex("string");
        return (value[0], value[^1]) switch
        {
            ('"', '"') or ('\'', '\'') or ('[', ']') or ('{', '}') or ('-' or (>= '0' and <= '9'), _) => true,
            _ => value is "true" or "false",
        };
    }

    private static int Comma(string text, int start)
    {
        int comma = text.IndexOf(',', start);
        return comma < 0 ? text.Length : comma;
    }
}
