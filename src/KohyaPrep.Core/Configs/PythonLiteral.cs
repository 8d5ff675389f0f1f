using System.Text;

namespace KohyaPrep.Core.Configs;

/// <summary>Python's <c>ast.literal_eval</c>, with which the trainer reads the values of <c>key=value</c> arguments.</summary>
internal sealed class PythonLiteral
{
    private const int MostLevels = 90;

    private readonly string text;
    private int at;
    private int level;

    private PythonLiteral(string text) => this.text = text;

    /// <summary>Numbers, texts, True, False, lists and tuples (both as a list); null is None.</summary>
    /// <exception cref="PythonFailure">A SyntaxError, or a ValueError where the text is an expression but no literal.</exception>
    public static ConfigNode? Read(string text)
    {
        PythonLiteral literal = new(text.TrimStart(' ', '\t'));
        ConfigNode? value = literal.Tuple('\0');
        return literal.at == literal.text.Length ? value : throw Invalid();
    }

    private char Next => at < text.Length ? text[at] : '\0';

    // Items with commas between them, up to the closing bracket; one without a comma is itself.
    private ConfigNode? Tuple(char close)
    {
        if (++level > MostLevels)
            throw new PythonFailure("SyntaxError", "too many nested parentheses (<unknown>, line 1)");
        List<ConfigNode?> items = [];
        bool isTuple = close == ']';
        for (Skip(); Next != close; Skip())
        {
            items.Add(Value());
            Skip();
            if (Next == close)
                break;
            if (Next != ',')
                throw Invalid();
            isTuple = true;
            at++;
        }

        level--;
        if (items.Count == 0 && close == '\0')
            throw Invalid();
        return isTuple || items.Count == 0 ? new ConfigNode.Items([.. items.Select(item => item ?? new ConfigNode.Text("None"))]) : items[0];
    }

    private ConfigNode? Value()
    {
        char first = Next;
        if (first is '[' or '(')
        {
            at++;
            ConfigNode? items = Tuple(first == '[' ? ']' : ')');
            at++;
            return items;
        }

        return first is '"' or '\'' ? new ConfigNode.Text(Text(first)) : Word();
    }

    private ConfigNode? Word()
    {
        int start = at;
        while (Next is '+' or '-')
            at++;
        while (char.IsAsciiLetterOrDigit(Next) || Next is '_' or '.' || (Next is '+' or '-' && at > start && text[at - 1] is 'e' or 'E' && char.IsAsciiDigit(text[start])))
            at++;
        string word = text[start..at];
        switch (word)
        {
            case "None":
                return null;
            case "True" or "False":
                return new ConfigNode.Flag(word == "True");
        }

        if (PythonNumber.TryInt(word, 0) is { } whole)
            return new ConfigNode.Whole(whole);
        if (word.AsSpan().TrimStart("+-") is [(>= '0' and <= '9') or '.', ..])
            return PythonNumber.TryFloat(word) is { } number ? new ConfigNode.Number(number) : throw Invalid();
        throw word.Length > 0 && char.IsAsciiLetter(word[0])
            ? PythonFailure.OfValue("malformed node or string on line 1: <ast.Name object>")
            : Invalid();
    }

    private string Text(char mark)
    {
        StringBuilder value = new();
        for (at++; Next != mark; at++)
        {
            if (at >= text.Length)
                throw new PythonFailure("SyntaxError", "unterminated string literal (detected at line 1) (<unknown>, line 1)");
            if (Next != '\\' || at + 1 == text.Length)
            {
                value.Append(Next);
                continue;
            }

            at++;
            _ = Next switch
            {
                'n' => value.Append('\n'),
                't' => value.Append('\t'),
                'r' => value.Append('\r'),
                '\\' or '\'' or '"' => value.Append(Next),
                _ => value.Append('\\').Append(Next),
            };
        }

        at++;
        return value.ToString();
    }

    private void Skip()
    {
        while (Next is ' ' or '\t')
            at++;
    }

    private static PythonFailure Invalid() => new("SyntaxError", "invalid syntax (<unknown>, line 1)");
}
